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

/** The lexicon's entries, and how many findings a text has with all rules on, the second reader included unless it is left out. */
export function loadEngine() {
  const engine = createRequire(import.meta.url)(ENGINE);
  const options = {
    settings: engine.Settings.parse({}),
    lexicon: engine.builtInLexicon(),
    today: "2026-06-01",
    language: "en",
    english: engine.english,
  };
  const withReader = { ...options, reader: engine.builtInReader() };
  return {
    entries: engine.builtInEntries(),
    lint: (text, { reader = true } = {}) =>
      engine.lint(engine.parseNote(text), reader ? withReader : options).length,
    /** The same for the versions of one document, as the language server does it. */
    typing() {
      const memory = engine.createMemory();
      return (text) => {
        memory.nextVersion();
        return engine.lint(engine.parseNote(text, undefined, memory), withReader).length;
      };
    },
  };
}
