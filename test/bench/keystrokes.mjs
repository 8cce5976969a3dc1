import { build } from "esbuild";
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { loadEngine } from "./load-engine.mjs";

const ECHO = resolve("dist/tools/echo-server.cjs");

/** Makes the empty server ready. */
export const buildEcho = () =>
  build({
    entryPoints: ["test/bench/echo-server.mjs"],
    outfile: ECHO,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
  });

/**
 * Types a sentence into the middle of a text, letter by letter, again and again in the same place, so that the text stays as long as it
 * is. Takes the time from each letter until diagnostics of that version are published: by the real server over stdio, to a client that
 * pulls nothing. In milliseconds.
 */
export async function keystrokes(node, text, count) {
  const own = await type(node, resolve("dist/server.cjs"), text, count);
  const empty = await type(node, ECHO, text, count);
  return { letters: text.length, edits: count, peernote: spread(own), empty: spread(empty) };
}

/** The engine's own share of it: the same letters in the same text, without a server. */
export function engineKeystrokes(text, count) {
  const lint = loadEngine().typing();
  const at = endOfMiddle(text);
  const times = [];
  for (let edit = 0; edit < count; edit++) {
    const version = text.slice(0, at) + TYPED.slice(0, (edit % TYPED.length) + 1) + text.slice(at);
    const start = performance.now();
    lint(version);
    times.push(performance.now() - start);
  }
  return spread(warm(times));
}

/**
 * Of a long text what is typed is published at once, and the whole once nobody types: how long that takes from the last letter on, the
 * time in which it is waited whether another one comes included. In milliseconds.
 */
export async function untilWhole(node, text) {
  const server = await open(node, resolve("dist/server.cjs"), text);
  const times = [];
  for (let edit = 0; edit < 5; edit++) {
    const start = performance.now();
    await server.type();
    times.push((await server.published()) - start);
  }
  server.close();
  return spread(times).p50;
}

/** Behind a blank that is typed an editor asks which values may stand there: how long that takes, from the blank on. In milliseconds. */
export async function untilValues(node, text, count) {
  const server = await open(node, resolve("dist/server.cjs"), text);
  const times = [];
  for (let edit = 0; edit < count; edit++) {
    const start = performance.now();
    void server.type();
    await server.values();
    times.push(performance.now() - start);
  }
  server.close();
  return spread(warm(times));
}

async function type(node, program, text, count) {
  const server = await open(node, program, text);
  const times = [];
  for (let edit = 0; edit < count; edit++) {
    const start = performance.now();
    times.push((await server.type()) - start);
  }
  server.close();
  return warm(times);
}

/** A server over stdio that nobody has said anything to yet. */
export function connect(node, program) {
  const server = spawn(node, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const close = () => {
    connection.dispose();
    server.kill();
  };
  return { connection, close };
}

/** A server that has read a text, and a place in it to type at. */
async function open(node, program, text) {
  const { connection, close } = connect(node, program);
  const uri = "file:///bench.note";
  let version = 1;
  let arrived = () => {};
  connection.onNotification("textDocument/publishDiagnostics", (params) => arrived(params.version));
  connection.listen();
  /** When something is published the next time for the newest version. */
  const published = () =>
    new Promise((done) => (arrived = (got) => got === version && done(performance.now())));
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  const opened = published();
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "progress-note", version, text },
  });
  await opened;

  const place = middleOf(text);
  const behind = (letters) => ({ ...place, character: place.character + letters });
  return {
    published,
    values: () =>
      connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: place }),
    type() {
      const typed = (version - 1) % TYPED.length;
      const stands = typed === 0 && version > 1 ? TYPED.length : typed;
      const range = { start: behind(typed), end: behind(stands) };
      version++;
      const answer = published();
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range, text: TYPED[typed] }],
      });
      return answer;
    },
    close,
  };
}

/** While the first quarter is typed the program warms up, and the heap comes to its size: memory that nobody has used yet is slow at first. */
const warm = (times) => times.slice(times.length >> 2);

const TYPED = "Then we walked home with Ana. ";

/** Behind a sentence near the middle. */
const endOfMiddle = (text) => text.indexOf(". ", text.length >> 1) + 2;

function middleOf(text) {
  const before = text.slice(0, endOfMiddle(text)).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

export function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { p50: at(0.5), p95: at(0.95) };
}
