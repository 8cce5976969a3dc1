// Builds dist/: the lexicon with its word forms spelled out, then the bundles that use it.
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

/** Compromise takes long to load and is seldom needed: what imports it lazily finds it in a file of its own. */
const lazyCompromise = {
  name: "lazy-compromise",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/note\/compromise\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./compromise.cjs", external: true } : undefined,
    ),
};

mkdirSync("dist", { recursive: true });
await buildLexicon();
await buildServer();

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

/** The language server. It starts when it is run, and waits to be started when it is required. */
async function buildServer() {
  await build({
    entryPoints: { server: "server/lsp/main.ts", compromise: "server/note/compromise.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    alias: Object.fromEntries(
      ["net", "child_process"].map((name) => [name, resolve("server/lsp/no-net.ts")]),
    ),
    footer: { js: "if (require.main === module) module.exports.start?.();" },
    plugins: [lazyCompromise],
    logLevel: "warning",
  });
}
