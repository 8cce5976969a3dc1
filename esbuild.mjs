// Builds dist/: the lexicon with its word forms spelled out, then the bundles that use it.
import { build } from "esbuild";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { basename, resolve } from "node:path";
import { bundledIn } from "./supply/bundled.mjs";
import { patternsWhenTried, wordsSpelledOut, wordsTakenOver } from "./supply/compromise.mjs";
import { noticesOf } from "./supply/notices.mjs";

/** Compromise takes long to load and is seldom needed: what imports it lazily finds it in a file of its own. */
const compromiseIn = (file) => ({
  name: "compromise-apart",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/note\/compromise\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: file, external: true } : undefined,
    ),
});
const lazyCompromise = compromiseIn("./compromise.cjs");

/**
 * Packages that take long to start and that few notes need (front matter's, wide characters', other languages'), and such modules of Node: each is made
 * ready when something of it is first used.
 */
const LAZY_PACKAGES = ["yaml", "string-width", "tinyglobby", "franc-min", "csv-stringify/sync"];
const LAZY = [...LAZY_PACKAGES, "node:crypto", "node:v8", "node:zlib"];

const lazyPackages = {
  name: "lazy-packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: anyOf(LAZY) }, ({ path, namespace, kind }) =>
      namespace === "file" && kind !== "entry-point" ? { path, namespace: "lazy" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "lazy" }, async ({ path }) => ({
      contents: lazyModule(path, Object.keys(await import(path))),
      resolveDir: process.cwd(),
    }));
  },
};

/**
 * The command starts sooner where a package lies in a file of its own that is read when it is needed. These are the large ones that a
 * short note does without.
 */
const APART = [...LAZY_PACKAGES, "csv-parse/sync", "diff", "jsonc-parser", "read-excel-file/node"];

const packagesApart = {
  name: "packages-apart",
  setup({ onResolve }) {
    onResolve({ filter: anyOf(APART) }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path: `./${fileOf(path)}.cjs`, external: true },
    );
  },
};

/** Zod, which a run without settings has no use for. Only what some file asks it for is kept. */
const zodApart = {
  name: "zod-apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/zod\.ts$/ }, () => ({ path: "zod", namespace: "zod" }));
    onResolve({ filter: /.*/, namespace: "zod" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "zod" }, async ({ path }) => ({
      contents: lazyModule(`./${fileOf(path)}.cjs`, await askedOfZod()),
    }));
  },
};

async function askedOfZod() {
  const files = readdirSync("server", { recursive: true }).filter((name) => name.endsWith(".ts"));
  const asked = files.flatMap(
    (name) => readFileSync(`server/${name}`, "utf8").match(/(?<=\bz\s*\.)[a-z_]\w+/g) ?? [],
  );
  return Object.keys(await import("zod/mini")).filter((name) => name !== "core" && asked.includes(name));
}

const fileOf = (name) => `package-${name.replace("/", "-")}`;

const anyOf = (names) => new RegExp(`^(?:${names.join("|")})$`);

/** A module that loads the real one when one of its names, or the function that it is, is first used. */
function lazyModule(path, names) {
  const named = names.filter((name) => name !== "default" && name !== "module.exports");
  if (named.length === 0) return `module.exports = (...all) => require("${path}").default(...all);`;
  return `for (const name of ${JSON.stringify(named)})
    Object.defineProperty(exports, name, { enumerable: true, get: () => require("${path}")[name] });`;
}

/** Of the languages that franc can tell apart peernote asks for four: the others' words stay out. */
const fewLanguages = {
  name: "few-languages",
  setup({ onLoad }) {
    onLoad({ filter: /\/franc-min\/data\.js$/ }, async ({ path }) => {
      const { data } = await import(path);
      const asked = JSON.parse(readFileSync("server/note/languages.json", "utf8"));
      const kept = Object.entries(data).map(([script, languages]) => [
        script,
        Object.fromEntries(Object.entries(languages).filter(([language]) => asked.includes(language))),
      ]);
      return { contents: `export const data = ${JSON.stringify(Object.fromEntries(kept))}` };
    });
  },
};

/** Of the manifest the command needs to know its version. */
const onlyVersion = {
  name: "only-version",
  setup({ onLoad }) {
    onLoad({ filter: /package\.json$/ }, ({ path }) => {
      if (path !== resolve("package.json")) return undefined;
      const { version } = JSON.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/**
 * The lexicon and the second reader's model are long: the bundles share one file of each and read it as data, which starts
 * faster than a program, when they first need it: not every thread does.
 */
const dataBeside = {
  name: "data-beside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(?:dist\/lexicon(?:-short)?|lexicon\/reader\/model)\.json$/ }, ({ path }) => ({
      path: `./${basename(path)}`,
      namespace: "beside",
    }));
    onResolve({ filter: /.*/, namespace: "beside" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "beside" }, ({ path }) => ({
      contents: `Object.defineProperties(exports, { __esModule: { value: true }, default: { get: () => require("${path}") } });`,
    }));
  },
};

/** What the build laid out the command reads as it lies: to unpack it would be a good part of a short run. */
const laidOutBeside = {
  name: "laid-out-beside",
  setup({ onResolve }) {
    onResolve({ filter: /\/built-in-(?:source|anchors|rows)\.ts$/ }, () => ({
      path: resolve("server/cli/laid-out-data.ts"),
    }));
  },
};

/** Nothing that is bundled can open a connection, start a program, or load what lies about: the modules that could throw. */
const without = (...names) =>
  Object.fromEntries(
    names.flatMap((name) => [name, `node:${name}`]).map((name) => [name, resolve("server/lsp/no-net.ts")]),
  );

/**
 * A browser gets everything in one bundle. What Node needs of the same is not bundled again: the browser's bundle hands it
 * out by name, under `shared`. So both run the same code, and the extension carries it once.
 */
const handingOut = (entry, { library, own }) => ({
  contents: [
    `export * from "${resolve(entry)}";`,
    ...sharedNames({ library, own }).map((name, index) => `import * as shared${index} from "${name}";`),
    `export const shared = {`,
    ...sharedNames({ library, own }).map((name, index) => `"${basename(name)}": shared${index},`),
    `};`,
  ].join("\n"),
  resolveDir: resolve("node_modules", library), // whose own protocol libraries are meant
  loader: "ts",
});

/** The other side of `handingOut`. A protocol library's half for Node asks for the common half by a path of its own. */
const takenFrom = (bundle, parts) => ({
  name: "taken-from-the-browser-bundle",
  setup({ onResolve, onLoad }) {
    const names = sharedNames(parts);
    const taken = (name) => (names.includes(name) ? { path: basename(name), namespace: "taken" } : undefined);
    onResolve({ filter: /^vscode-[a-z-]+$/ }, ({ path }) => taken(path));
    onResolve({ filter: /^\.\.\/common\/(?:api|client|server)$/ }, ({ importer }) =>
      taken(/\/node_modules\/(vscode-[a-z-]+)\/lib\/node\//.exec(importer)?.[1]),
    );
    onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) => taken(resolve(resolveDir, path)));
    onResolve({ filter: /.*/, namespace: "taken" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "taken" }, ({ path }) => ({
      contents: `module.exports = require("./${bundle}").shared["${path}"];`,
    }));
  },
});

const sharedNames = ({ library, own }) => [
  ...["vscode-jsonrpc", "vscode-languageserver-protocol", library],
  ...own.map((file) => resolve(file)),
];

const everywhere = {
  bundle: true,
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  minify: true,
  legalComments: "none", // they stand in dist/THIRD-PARTY-NOTICES.txt
  metafile: true,
  logLevel: "warning",
};
const forNode = {
  ...everywhere,
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  platform: "node",
  // A library would look whether what it has in the bundle lies about as well.
  define: { "import.meta.url": "__filename", "require.resolve": "undefined" },
  plugins: [lazyCompromise, lazyPackages, fewLanguages, dataBeside],
};
const forBrowser = {
  ...everywhere,
  platform: "browser",
  // A file beside is loaded the same way in both: Node does it itself, client/worker-script.ts brings its own.
  supported: { "dynamic-import": false },
  plugins: [lazyCompromise, lazyPackages, fewLanguages, dataBeside],
};

mkdirSync("dist", { recursive: true });
await buildData().catch((error) => {
  if (error?.name !== "FileProblem") throw error;
  console.error(error.message);
  process.exit(1);
});
const built = await Promise.all([...buildCommand(await askedOfZod()), ...buildServer(), ...buildClient()]);
for (const { outputs } of built.map(({ metafile }) => metafile))
  for (const path of Object.keys(outputs)) inAscii(path);
chmodSync("dist/cli.cjs", 0o755);
const bundled = bundledIn(built.map(({ metafile }) => metafile));
writeFileSync("dist/bundled.json", JSON.stringify(bundled, null, 1));
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", noticesOf(bundled));

/**
 * One letter beyond Latin makes a whole file twice as long in memory, and slower to read. esbuild escapes those in strings; what is left stands in
 * regular expressions, and in texts that become some.
 */
function inAscii(path) {
  const program = readFileSync(path, "utf8");
  if (/\\\P{ASCII}/u.test(program))
    throw new Error(`${path} has an escaped letter that cannot be escaped again`);
  writeFileSync(path, escaped(program));
}

function escaped(text) {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The lexicon and the second reader's model, and what the command reads of both as it lies. */
async function buildData() {
  const { compileBuiltIn, laidOut, rowLayout, rowsOf, shortened } = await compiler();
  const files = readdirSync("lexicon")
    .filter((name) => name.endsWith(".json") && name !== "schema.json")
    .map((name) => [`lexicon/${name}`, readFileSync(`lexicon/${name}`, "utf8")]);
  const { source, anchors } = compileBuiltIn(Object.fromEntries(files));
  writeFileSync("dist/lexicon.json", escaped(JSON.stringify(source)));
  const { short, texts } = shortened(source);
  writeFileSync("dist/lexicon-short.json", escaped(JSON.stringify(short)));
  writeFileSync("dist/entries.txt", texts);
  writeFileSync("dist/anchors.bin", laidOut(anchors));
  const model = readFileSync("lexicon/reader/model.json", "utf8");
  writeFileSync("dist/model.json", model);
  writeFileSync("dist/weights.bin", laidOut(rowLayout(rowsOf([JSON.parse(model).drift]))));
}

/** What makes data of the lexicon's files, itself in TypeScript. */
async function compiler() {
  const file = resolve(`dist/compiler-${process.pid}.mjs`);
  try {
    await build({
      stdin: {
        contents: `
          export { laidOut } from "./server/laid-out.ts";
          export { compileBuiltIn } from "./server/lexicon/compile.ts";
          export { shortened } from "./server/lexicon/written.ts";
          export { rowLayout } from "./server/reader/row-layout.ts";
          export { rowsOf } from "./server/reader/rows.ts";`,
        resolveDir: ".",
      },
      outfile: file,
      bundle: true,
      format: "esm",
      platform: "node",
      mainFields: ["module", "main"],
      logLevel: "warning",
    });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}

/** The command, and the packages that lie beside it. What it needs may take room, but no time. */
function buildCommand(ofZod) {
  return [
    build({
      ...forNode,
      entryPoints: { cli: "server/cli/main.ts" },
      banner: { js: "#!/usr/bin/env node" },
      alias: without("net", "child_process", "module"),
      plugins: [
        compromiseIn("./compromise-spelled-out.cjs"),
        ...[lazyPackages, packagesApart, zodApart, onlyVersion, dataBeside, laidOutBeside],
      ],
    }),
    build({
      ...forNode,
      entryPoints: Object.fromEntries(APART.map((name) => [fileOf(name), name])),
      alias: without("net", "child_process", "module"),
      plugins: [fewLanguages],
    }),
    build({
      ...forNode,
      stdin: { contents: `export { ${ofZod} } from "./zod.ts";`, resolveDir: "server" },
      outfile: `dist/${fileOf("zod")}.cjs`,
      outdir: undefined,
    }),
    build({
      ...forNode,
      entryPoints: { "compromise-spelled-out": "server/note/compromise.ts" },
      plugins: [wordsTakenOver, wordsSpelledOut, patternsWhenTried],
    }),
  ];
}

/** The language server, whole for a browser's worker and with Node's half, and the grammar that it and the command load late. */
function buildServer() {
  const shared = {
    library: "vscode-languageserver",
    own: ["server/lsp/server.ts", "server/lsp/uri.ts", "server/today.ts"],
  };
  return [
    build({
      ...forBrowser,
      stdin: handingOut("server/lsp/worker.ts", shared),
      outfile: "dist/server-web.cjs",
    }),
    build({
      ...forNode,
      entryPoints: { server: "server/lsp/main.ts" },
      alias: without("net", "child_process", "module"),
      plugins: [takenFrom("server-web.cjs", shared)],
      footer: { js: "if (require.main === module) module.exports.start?.();" },
    }),
    build({
      ...forNode,
      entryPoints: { compromise: "server/note/compromise.ts" },
      plugins: [wordsTakenOver],
    }),
  ];
}

/** The VS Code extension: in a browser it starts the server as a worker, elsewhere as a process of its own. */
function buildClient() {
  const shared = { library: "vscode-languageclient", own: ["client/client.ts"] };
  return [
    build({
      ...forBrowser,
      stdin: handingOut("client/browser.ts", shared),
      outfile: "dist/client-web.js",
      external: ["vscode"],
    }),
    build({
      ...forNode,
      entryPoints: { client: "client/extension.ts" },
      alias: without("net"),
      plugins: [takenFrom("client-web.js", shared)],
      external: ["vscode"],
    }),
  ];
}
