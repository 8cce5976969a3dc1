// Builds dist/: the lexicon with its word forms spelled out, then the bundles that use it.
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

mkdirSync("dist", { recursive: true });
await buildLexicon();

async function buildLexicon() {
  const compiler = resolve(`dist/lexicon-compiler-${process.pid}.mjs`);
  await build({
    entryPoints: ["server/lexicon/compile.ts"],
    outfile: compiler,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
  const { compileBuiltIn } = await import(pathToFileURL(compiler).href);
  const files = Object.fromEntries(
    readdirSync("lexicon")
      .filter((name) => name.endsWith(".json") && name !== "schema.json")
      .map((name) => [`lexicon/${name}`, readFileSync(`lexicon/${name}`, "utf8")]),
  );
  writeFileSync("dist/lexicon.json", JSON.stringify(compileBuiltIn(files)));
  rmSync(compiler);
}
