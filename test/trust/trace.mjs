// Runs commands and the language server under strace and looks at what they ask of the system: npm run test:trace (Debian: strace)
import { deepStrictEqual } from "node:assert";
import { spawn, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const CLI = resolve("dist/cli.cjs");
const TEXT =
  "Date: 03/04/2026\nDuration: 45 min\nNarrative: He was manipulative today. Pt ambulated to the bus.\n";
const TABLE = `Date,Staff,Narrative\n2026-03-04,Ana Ruiz,"He was manipulative with his aunt."\n`;
const KEEPS = [".peernote", ".peernote/.gitignore", ".peernote/key"];

/** The notes' folder; the program, and what every program on Linux reads to run at all. */
const NAMED = [
  (folder) => folder,
  () => resolve("dist"),
  () => resolve("package.json"), // in which Node looks what kind of program this is
  () => process.execPath,
  ...[
    "/proc/",
    "/sys/",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo/",
    "/etc/ssl/openssl.cnf",
    "/lib",
    "/usr/lib",
    "/dev/",
  ].map((path) => () => path),
];

const root = realpathSync(mkdtempSync(join(tmpdir(), "peernote-trace-")));
const traces = join(root, "traces"); // a file for each thread, so that no line is cut by another
const STRACE = [
  "-ff",
  "-qq",
  "-s",
  "4096",
  "-o",
  join(traces, "thread"),
  "-e",
  "trace=network,file,process,ftruncate",
];
try {
  const seen = traced(freshFolder(), [
    "-e",
    "require('net').connect(9, '127.0.0.1').on('error', () => fs.writeFileSync('x', ''))",
  ]);
  deepStrictEqual(
    [seen.network.length > 0, seen.writes],
    [true, ["x"]],
    "a connection and a file would be seen",
  );

  expectQuiet("lint", ["lint", "a.note"], []);
  expectQuiet(
    "lint of an export",
    ["lint", "b.csv", "-o", "out.json", "--format", "json"],
    [...KEEPS, "out.json"],
  );
  expectQuiet(
    "lint --cache",
    ["lint", "a.note", "--cache"],
    [...KEEPS, ".peernote/cache", ".peernote/cache/.gitignore", ".peernote/cache/notes"],
  );
  expectQuiet("lint --fix", ["lint", "--fix", "a.note"], ["a.note"]);
  expectQuiet(
    "lint --write-baseline",
    ["lint", "a.note", "--write-baseline", "base.json"],
    [...KEEPS, "base.json"],
  );
  expectQuiet("report", ["report", "-o", "page.html"], ["page.html"]);
  expectQuiet("checklist", ["checklist"], []);
  expectQuiet("explain", ["explain", "drift/motive"], []);
  const folder = freshFolder();
  await useServer(folder);
  report("server", folder, [...KEEPS, ".peernote/accepted.json"]);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function freshFolder() {
  rmSync(traces, { recursive: true, force: true });
  mkdirSync(traces);
  const folder = mkdtempSync(join(root, "notes-"));
  mkdirSync(join(folder, "home"));
  writeFileSync(join(folder, "a.note"), TEXT);
  writeFileSync(join(folder, "b.csv"), TABLE);
  return folder;
}

function expectQuiet(what, args, expected) {
  const folder = freshFolder();
  traced(folder, [CLI, ...args]);
  report(what, folder, expected);
}

function report(what, folder, expected) {
  const { network, programs, writes, reads } = askedFor(folder);
  deepStrictEqual(network, [], `${what}: connections`);
  deepStrictEqual(programs, [process.execPath], `${what}: programs`);
  const places = writes.filter((name) => !isTemporary(name)).map(withoutHelpers);
  deepStrictEqual([...new Set(places)].toSorted(), expected.toSorted(), `${what}: files written`);
  const folders = new Set(expected.map(dirname));
  const elsewhere = writes.filter((name) => isTemporary(name) && !folders.has(dirname(name)));
  deepStrictEqual(elsewhere, [], `${what}: temporary files that lie beside none of them`);
  deepStrictEqual(reads, [], `${what}: files read that nobody named`);
  console.log(`${what}: no connection, no other program, writes ${expected.join(", ") || "nothing"}`);
}

function options(folder) {
  return { cwd: folder, env: { PATH: process.env.PATH, HOME: join(folder, "home") } };
}

/** A file is written beside its place first, and locked meanwhile. */
function isTemporary(name) {
  return /^\.peernote-[-\w]+\.tmp$/.test(basename(name));
}

function withoutHelpers(name) {
  return name.replace(/(?:\.lock|\.part|\.checkpoint\.json|\.tmp)+$/, "");
}

function traced(folder, args) {
  const { error, status } = spawnSync("strace", [...STRACE, process.execPath, ...args], options(folder));
  if (error ?? status > 1) throw error ?? new Error(`${args.join(" ")} gave status ${status}`);
  return askedFor(folder);
}

/** Has the server find, explain and keep words, as an editor would. */
async function useServer(folder) {
  const server = spawn(
    "strace",
    [...STRACE, process.execPath, resolve("dist/server.cjs"), "--stdio"],
    options(folder),
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  const uri = pathToFileURL(join(folder, "a.note")).href;
  const textDocument = { uri };
  const place = { line: 2, character: 22 };
  await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: { dynamicRegistration: true } },
      workspace: { diagnostics: { refreshSupport: true } },
    },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "notes" }],
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "progress-note", version: 1, text: TEXT },
  });
  await connection.sendRequest("textDocument/diagnostic", { textDocument });
  await connection.sendRequest("workspace/diagnostic", { previousResultIds: [] });
  await connection.sendRequest("textDocument/hover", { textDocument, position: place });
  const actions = await connection.sendRequest("textDocument/codeAction", {
    textDocument,
    range: { start: place, end: place },
    context: { diagnostics: [] },
  });
  const keep = actions.find(({ title }) => title === "Keep: another reason");
  await connection.sendRequest("workspace/executeCommand", keep.command);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await new Promise((ended) => server.once("close", ended));
}

/** What a traced program asked the system for: connections, programs, files that it changed, by their names in the folder, and others that it read. */
function askedFor(folder) {
  const calls = readdirSync(traces).flatMap((name) => readFileSync(join(traces, name), "utf8").split("\n"));
  const done = calls.filter((call) => !/ = -1 E/.test(call));
  const opened = done.filter((call) => /^open(?:at)?\(/.test(call));
  const changed = done.filter((call) =>
    /^(?:creat|rename|link|symlink|mkdir|truncate|unlink|rmdir|mknod)/.test(call),
  );
  const pathsIn = (call) =>
    Array.from(call.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, path]) => resolve(folder, path));
  const pathsOf = (some) =>
    [...new Set(some.flatMap(pathsIn))].filter((path) => path !== "/dev/null").toSorted();
  return {
    network: calls.filter((call) => /^(?:socket|connect|bind|listen|accept4?|sendto|sendm?msg)\(/.test(call)),
    programs: done.filter((call) => /^execve/.test(call)).map((call) => pathsIn(call)[0]),
    writes: pathsOf([...opened.filter((call) => /O_WRONLY|O_RDWR|O_CREAT/.test(call)), ...changed]).map(
      (path) => path.replace(`${folder}/`, ""),
    ),
    reads: pathsOf(opened).filter((path) => !NAMED.some((start) => path.startsWith(start(folder)))),
  };
}
