/** What the server in a worker is made of: the extension's own files, by the names under which they ask for each other. */
export const WORKER_FILES = ["lexicon.json", "model.json", "compromise.cjs", "server-web.cjs"] as const;

type WorkerFile = (typeof WORKER_FILES)[number];

/**
 * The parts of one script that holds these files and starts the server. A worker loads no file beside its own, so each is
 * a function that runs when it is first asked for, as modules do in Node: the same files serve both.
 */
export const workerScript = (files: Readonly<Record<WorkerFile, Uint8Array<ArrayBuffer>>>): BlobPart[] => [
  "(() => {\nconst modules = {\n",
  ...WORKER_FILES.flatMap((name) => [
    `"./${name}": (module, exports, require) => {${name.endsWith(".json") ? " module.exports =" : ""}\n`,
    files[name],
    "\n},\n",
  ]),
  `};\n${LOADER}\nload("./server-web.cjs").start(self);\n})();\n`,
];

const LOADER = `const loaded = {};
const load = (name) => {
  if (loaded[name] === undefined) {
    loaded[name] = { exports: {} };
    modules[name](loaded[name], loaded[name].exports, load);
  }
  return loaded[name].exports;
};`;
