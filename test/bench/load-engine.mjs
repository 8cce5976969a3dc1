import { build } from "esbuild";
import { createRequire } from "node:module";
import { resolve } from "node:path";

/** The engine as a library in one file, which any Node can load: notes, lexicon, rules, second reader. Needs `npm run build`. */
const ENGINE = resolve("dist/tools/engine.cjs");

/** Bundles the engine. */
export async function buildEngine() {
  await build({
    stdin: {
      contents: `
        export { CHUNK } from "./server/batch/flow.ts";
        export { check, sideBySide } from "./server/check.ts";
        export { defaultConfig } from "./server/config.ts";
        export { builtInEntries, builtInLexicon } from "./server/lexicon/built-in.ts";
        export { lint } from "./server/lint.ts";
        export * as english from "./server/note/compromise.ts";
        export { createMemory } from "./server/note/memory.ts";
        export { parseNote } from "./server/note/note.ts";
        export { builtInReader } from "./server/reader/built-in.ts";
        export { Settings } from "./server/settings.ts";`,
      resolveDir: ".",
    },
    outfile: ENGINE,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
}

const TODAY = "2026-06-01";

/** The engine, made ready. Its functions say how many findings there are, with all rules on. */
export function loadEngine() {
  const engine = createRequire(import.meta.url)(ENGINE);
  const withReader = engine.defaultConfig();
  const withoutReader = {
    ...withReader,
    settings: engine.Settings.parse({ rules: { "drift/second-reader": "off" } }),
  };
  const lint = async (text, reader, pause) => {
    const config = reader ? withReader : withoutReader;
    return (await engine.check(text, config, TODAY, undefined, undefined, pause)).findings.length;
  };
  return {
    entries: engine.builtInEntries(),
    /** As many notes as the command lints side by side. */
    chunk: engine.CHUNK,
    /** One note, as the language server lints it. */
    lint: (text, { reader = true } = {}) => lint(text, reader),
    /** Some notes side by side, as the command lints those of a folder or an export. */
    async lintChunk(texts, { reader = true } = {}) {
      const counts = await Promise.all(texts.map((text) => lint(text, reader, engine.sideBySide)));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    /** The versions of one document, as the language server reads them, without all that is around the engine. */
    typing() {
      const memory = engine.createMemory();
      const { settings, lexicon, language } = withReader;
      const reader = engine.builtInReader();
      const options = { settings, lexicon, language, today: TODAY, english: engine.english, reader };
      return (text) => {
        return engine.lint(engine.parseNote(text, undefined, memory), options).length;
      };
    },
  };
}
