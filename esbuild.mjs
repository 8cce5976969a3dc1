// Builds dist/: the lexicon with its word forms spelled out, then the bundles that use it.
import { build } from "esbuild";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { pathToFileURL } from "node:url";
import { basename, resolve } from "node:path";

/** Compromise takes long to load and is seldom needed: what imports it lazily finds it in a file of its own. */
const lazyCompromise = {
  name: "lazy-compromise",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/note\/compromise\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./compromise.cjs", external: true } : undefined,
    ),
};

/**
 * Packages that take long to start and that few notes need (front matter's, wide characters', other languages'): each is made ready when
 * something of it is first used.
 */
const lazyPackages = {
  name: "lazy-packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(yaml|string-width|tinyglobby|franc-min)$/ }, ({ path, namespace }) =>
      namespace === "file" ? { path, namespace: "lazy" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "lazy" }, async ({ path }) => ({
      contents: lazyModule(path, Object.keys(await import(path))),
      resolveDir: process.cwd(),
    }));
  },
};

/** A module that loads the real one when one of its names, or the function that it is, is first used. */
function lazyModule(path, names) {
  const named = names.filter((name) => name !== "default" && name !== "module.exports");
  if (named.length === 0) return `module.exports = (...all) => require("${path}").default(...all);`;
  return named
    .map(
      (name) =>
        `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => require("${path}").${name} });`,
    )
    .join("\n");
}

/**
 * The lexicon and the second reader's model are long: the bundles share one file of each and read it as data, which starts
 * faster than a program.
 */
const dataBeside = {
  name: "data-beside",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(?:dist\/lexicon|lexicon\/reader\/model)\.json$/ }, ({ path }) => ({
      contents: `module.exports = JSON.parse(require("node:fs").readFileSync(require("node:path").join(__dirname, "${basename(path)}"), "utf8"));`,
    })),
};

/** Nothing that is bundled can open a connection: the module that could throws. */
const without = (...names) =>
  Object.fromEntries(
    names.flatMap((name) => [name, `node:${name}`]).map((name) => [name, resolve("server/lsp/no-net.ts")]),
  );

const forNode = {
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  minify: true,
  legalComments: "none",
  define: { "import.meta.url": "__filename" },
  plugins: [lazyCompromise, lazyPackages, dataBeside],
  logLevel: "warning",
};

mkdirSync("dist", { recursive: true });
await buildLexicon();
copyFileSync("lexicon/reader/model.json", "dist/model.json");
await Promise.all([buildCommand(), buildServer(), buildClient()]);

async function buildLexicon() {
  const compiler = resolve(`dist/lexicon-compiler-${process.pid}.mjs`);
  try {
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
    const files = readdirSync("lexicon")
      .filter((name) => name.endsWith(".json") && name !== "schema.json")
      .map((name) => [`lexicon/${name}`, readFileSync(`lexicon/${name}`, "utf8")]);
    writeFileSync("dist/lexicon.json", JSON.stringify(compileBuiltIn(Object.fromEntries(files))));
  } catch (error) {
    if (error?.name !== "FileProblem") throw error;
    console.error(error.message);
    process.exit(1);
  } finally {
    rmSync(compiler, { force: true });
  }
}

async function buildCommand() {
  await build({
    ...forNode,
    entryPoints: { cli: "server/cli/main.ts" },
    banner: { js: "#!/usr/bin/env node" },
    alias: without("net", "child_process"),
  });
  chmodSync("dist/cli.cjs", 0o755);
}

/** The language server, and the grammar that it and the command load only when they have to. */
async function buildServer() {
  await build({
    ...forNode,
    entryPoints: { server: "server/lsp/main.ts", compromise: "server/note/compromise.ts" },
    alias: without("net", "child_process"),
    footer: { js: "if (require.main === module) module.exports.start?.();" },
  });
}

/** The VS Code extension. It starts the server as a process of its own. */
async function buildClient() {
  await build({
    ...forNode,
    entryPoints: { client: "client/extension.ts" },
    alias: without("net"),
    external: ["vscode"],
  });
}
