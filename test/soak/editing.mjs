import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationToken,
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { inventedNote } from "../bench/notes.mjs";
import { startMeasured } from "./measured.mjs";
import { seeded } from "../seeded.mjs";

const NOTES = 60;
const MOST_OPEN = 12;
/** Milliseconds between two things that a person does. */
const PAUSE = 25;

/** A writer who never rests, in front of the real server: many notes, opened, edited, asked about and closed again. */
export async function keepEditing(seed) {
  const folder = mkdtempSync(join(tmpdir(), "peernote-soak-"));
  const texts = Array.from({ length: NOTES }, (_, number) => textOf(inventedNote(seed, number)));
  const uris = texts.map((text, number) => {
    const path = join(folder, `visit-${number}.note`);
    writeFileSync(path, text);
    return pathToFileURL(path).href;
  });
  writeFileSync(join(folder, ".peernote.json"), SETTINGS[0]);
  writeFileSync(join(folder, "words.lexicon.json"), WORDS);

  const { child, ended, memory } = startMeasured([resolve("dist/server.cjs"), "--stdio"]);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const troubles = [];
  connection.onNotification("window/logMessage", ({ type, message }) => {
    if (type === 1) troubles.push(message);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => {
    for (const uri of open.keys()) void diagnostics(uri);
    return null;
  });
  connection.onRequest("workspace/semanticTokens/refresh", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: CAPABILITIES,
    initializationOptions: { review: true },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "notes" }],
  });
  await connection.sendNotification("initialized", {});

  const random = seeded(seed);
  const below = (limit) => Math.floor(random() * limit);
  const open = new Map();
  let actions = 0;
  let isOver = false;
  let wordsChanged = 0;
  const tell = (method, params) => connection.sendNotification(`textDocument/${method}`, params);
  const ask = (method, params = {}, token = CancellationToken.None) =>
    connection.sendRequest(method, params, token);

  async function openOne() {
    const number = below(NOTES);
    const uri = uris[number];
    if (open.has(uri)) return;
    open.set(uri, { text: texts[number], original: texts[number], version: 1 });
    await tell("didOpen", {
      textDocument: { uri, languageId: "progress-note", version: 1, text: texts[number] },
    });
    if (open.size > MOST_OPEN) await closeOne([...open.keys()][0]);
  }

  async function closeOne(uri) {
    open.delete(uri);
    await tell("didClose", { textDocument: { uri } });
  }

  /**
   * Types a few words letter by letter, or takes a word out, as people do it: between words. Or begins anew where the note has
   * changed much. (Within words, new ones would come into being without end, of which the engine remembers some thousands.)
   */
  async function edit(uri, near) {
    const document = open.get(uri);
    const { text, original } = document;
    if (Math.abs(text.length - original.length) > 300) return change(uri, 0, text.length, original);
    const at = Math.max(0, text.indexOf(" ", near));
    if (below(2) === 0) return change(uri, at, Math.max(0, text.indexOf(" ", at + 1) - at), "");
    let caret = at;
    for (const letter of TYPED[below(TYPED.length)]) await change(uri, caret++, 0, letter);
  }

  async function change(uri, at, out, put) {
    const document = open.get(uri);
    const range = { start: positionAt(document.text, at), end: positionAt(document.text, at + out) };
    document.text = document.text.slice(0, at) + put + document.text.slice(at + out);
    document.version++;
    await tell("didChange", {
      textDocument: { uri, version: document.version },
      contentChanges: [{ range, text: put }],
    });
    if (below(3) === 0) await diagnostics(uri);
  }

  /** Every other question is taken back at once, as editors do while somebody types. */
  async function diagnostics(uri) {
    const cancelled = new CancellationTokenSource();
    const asked = ask("textDocument/diagnostic", { textDocument: { uri } }, cancelled.token).catch(
      () => undefined,
    );
    if (below(2) === 0) cancelled.cancel();
    await asked;
  }

  async function settle() {
    writeFileSync(join(folder, ".peernote.json"), SETTINGS[++wordsChanged % SETTINGS.length]);
    await connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: pathToFileURL(join(folder, ".peernote.json")).href, type: 2 }],
    });
  }

  async function act() {
    if (open.size < 3 || below(40) === 0) return openOne();
    const uri = [...open.keys()][below(open.size)];
    const { text } = open.get(uri);
    const at = below(text.length);
    const place = { textDocument: { uri }, position: positionAt(text, at) };
    const what = below(200);
    if (what < 110) return edit(uri, at);
    if (what < 130) return ask("textDocument/completion", place);
    if (what < 145) return ask("textDocument/hover", place);
    if (what < 160)
      return ask("textDocument/codeAction", {
        ...place,
        range: { start: { line: 0, character: 0 }, end: place.position },
        context: { diagnostics: [] },
      });
    if (what < 170) return ask("textDocument/semanticTokens/full", place);
    if (what < 180) return ask("textDocument/documentSymbol", place);
    if (what < 188) return ask("peernote/standing", { uri });
    if (what < 192) return tell("didSave", { textDocument: { uri } });
    if (what < 195) return closeOne(uri);
    if (what < 197) return ask("peernote/review", {});
    if (what < 198) return ask("peernote/driftReport", {});
    return below(10) === 0 ? settle() : undefined;
  }

  /** Nobody types, and all open notes were read by the settings that hold: what is worked on, or is over, is not held. */
  const atRest = () =>
    Promise.all([...open.keys()].map((uri) => ask("textDocument/diagnostic", { textDocument: { uri } })));

  let looked;
  const working = (async () => {
    while (!isOver) {
      await looked;
      await act();
      actions++;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  })();
  working.catch((error) => troubles.push(`the server did not answer: ${error.message}`));

  return {
    memory: () => (looked = atRest().then(memory)),
    isBroken: () => troubles.length > 0,
    did: () => `${actions} actions`,
    async stop() {
      isOver = true;
      await working.catch(() => undefined);
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const status = await ended;
      rmSync(folder, { recursive: true, force: true });
      return [...troubles, ...(status === 0 ? [] : [`the server ended with ${status}`])];
    },
  };
}

/** Behind a word and before a blank. */
const TYPED = [
  " We walked to the library.",
  " He was manipulative.",
  "\nPlan:",
  " denies SI",
  " “I did it,” she said.",
  " 45 min",
  " 🙂",
];

/** Other settings, with as many words: what is held for them is to be the same. */
const SETTINGS = [
  '{ "lexicon": ["words.lexicon.json"], "names": ["Cedar House"] }',
  '{ "lexicon": ["words.lexicon.json"], "names": ["Baseline"], "rules": { "drift/motive": "error" } }',
  '{ "lexicon": ["words.lexicon.json"], "names": ["Riverside"], "language": "es" }',
];

const WORDS = JSON.stringify({
  category: "motive",
  entries: [
    { terms: ["play:verb the system"], instead: ["ask:verb again"], examples: ["[[playing the system]]"] },
  ],
});

const CAPABILITIES = {
  textDocument: { diagnostic: { dynamicRegistration: true }, hover: { contentFormat: ["markdown"] } },
  workspace: {
    diagnostics: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

const textOf = ({ Narrative, Plan, ...facts }) =>
  `${Object.entries(facts)
    .map(([label, value]) => `${label}: ${value}`)
    .join("\n")}\n\nNarrative: ${Narrative}\n\nPlan: ${Plan}\n`;

function positionAt(text, offset) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}
