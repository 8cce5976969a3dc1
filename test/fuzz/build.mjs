import { build, transformSync } from "esbuild";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const FOLDER = resolve("dist/tools");

/** All targets in one file, and beside it the same with counters in the product's own code, where those are wanted. */
export async function buildTargets({ counting }) {
  mkdirSync(FOLDER, { recursive: true });
  const outfile = resolve(FOLDER, counting ? "fuzz-counting.mjs" : "fuzz.mjs");
  await build({
    stdin: {
      contents: `
        export { default as fc } from "fast-check";
        export { targets } from "./test/fuzz/targets/index.ts";`,
      resolveDir: ".",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: REQUIRE },
    logLevel: "error",
    plugins: counting ? [counters] : [],
  });
  return outfile;
}

/** Some of what is bundled asks for Node's modules in the old way. */
const REQUIRE = `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url); const __dirname = import.meta.dirname;`;

/** Counts in the product's own files which branches are taken. */
const counters = {
  name: "counters",
  setup({ onLoad }) {
    const require = createRequire(resolve("test/fuzz/package.json"));
    const { createInstrumenter } = require("istanbul-lib-instrument");
    onLoad({ filter: /\/server\/.*\.ts$/ }, ({ path }) => {
      const { code } = transformSync(readFileSync(path, "utf8"), { loader: "ts" });
      return { contents: createInstrumenter({ esModules: true }).instrumentSync(code, path), loader: "js" };
    });
  },
};
