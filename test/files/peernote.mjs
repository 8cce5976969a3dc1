// The built command and the built language server, as programs and editors start them.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

export const DRAFT = "Pt has a hx of falls.\nClt came late d/t snow, and we laughed.\n";
export const FIXED = "Client has a history of falls.\nClient came late because of snow, and we laughed.\n";
/** Of a sentence with flagged words, as many as are wanted: each is another one. */
export const flagged = (count, from = 0) =>
  Array.from({ length: count }, (_, at) => `She is playing the victim for the ${from + at}th time.\n`).join(
    "\n",
  );
export const csvOf = (rows) =>
  `Note ID,Staff,Svc Dt,Narrative\n${Array.from({ length: rows }, (_, row) => `A-${row},Jordan Reyes,2026-03-04,She is playing the victim for the ${row}th time.\n`).join("")}`;

export const newFolder = () => mkdtempSync(join(tmpdir(), "peernote-files-"));

export function put(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** All files in a folder: their bytes and permissions by path. */
export function allIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(
    names
      .sort()
      .map((name) => [
        name,
        `${(statSync(join(folder, name)).mode & 0o777).toString(8)} ${readFileSync(join(folder, name), "latin1")}`,
      ]),
  );
}

export function start(folder, args, how = {}) {
  const child = spawn(process.execPath, [resolve("dist/cli.cjs"), ...args], { cwd: folder, ...how });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (text) => (output[name] += text));
  child.stdin.end();
  return { child, ended: new Promise((done) => child.on("close", (status) => done({ status, ...output }))) };
}

export const peernote = (folder, args, how) => start(folder, args, how).ended;

/** An editor in which a note is open. What it is told is in `said`. */
export async function openEditor(folder, name, text, how = {}) {
  const server = spawn(process.execPath, [resolve("dist/server.cjs"), "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
    ...how,
  });
  server.stdin.on("error", () => undefined); // it may be killed
  const ended = new Promise((done) => server.on("close", done));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    { error() {}, warn() {}, info() {}, log() {} },
  );
  const said = [];
  connection.onNotification("window/showMessage", ({ message }) => void said.push(message));
  connection.onError(() => undefined);
  connection.listen();
  const uri = pathToFileURL(join(folder, name)).toString();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { workspaceFolders: true } },
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "notes" }],
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "progress-note", version: 1, text },
  });
  return {
    said,
    server,
    ended,
    /** The commands that are offered at the words of a line, such as `peernote.accept`. */
    async commands(line, wanted) {
      const position = { line, character: 12 };
      const actions = await connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      return actions.flatMap(({ command }) => (command?.command === wanted ? [command] : []));
    },
    run: (command) => connection.sendRequest("workspace/executeCommand", command),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await ended;
    },
  };
}

export const acceptedIn = (folder) =>
  JSON.parse(readFileSync(join(folder, ".peernote/accepted.json"), "utf8")).accepted.map(({ hash }) => hash);

export function expect(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
