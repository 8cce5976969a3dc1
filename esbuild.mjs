// Builds dist/: the lexicon with its word forms spelled out, then the bundles that use it.
import { build } from "esbuild";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
await buildForNode();
await buildClient();

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

/** The command, the language server, and the grammar in a file that both load only when they have to. */
async function buildForNode() {
  const shared = {
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    define: { "import.meta.url": "__filename" },
    plugins: [lazyCompromise],
    logLevel: "warning",
  };
  const without = (...names) =>
    Object.fromEntries(names.map((name) => [name, resolve("server/lsp/no-net.ts")]));
  await build({
    ...shared,
    entryPoints: { cli: "server/cli/main.ts" },
    banner: { js: "#!/usr/bin/env node" },
    alias: without("net"),
  });
  chmodSync("dist/cli.cjs", 0o755);
  const server = existsSync("server/lsp/main.ts") ? { server: "server/lsp/main.ts" } : {};
  await build({
    ...shared,
    entryPoints: { compromise: "server/note/compromise.ts", ...server },
    alias: without("net", "child_process"),
    footer: { js: "if (require.main === module) module.exports.start?.();" },
  });
}

/** The VS Code extension. It starts the server as a process of its own, and has no connections to open either. */
async function buildClient() {
  await build({
    entryPoints: ["client/extension.ts"],
    outfile: "dist/client.cjs",
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    alias: { net: resolve("server/lsp/no-net.ts") },
    external: ["vscode"],
    logLevel: "warning",
  });
}
