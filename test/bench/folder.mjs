import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { connect, spread } from "./keystrokes.mjs";

/** What an editor says of itself that asks for the findings of all notes. */
const CAPABILITIES = {
  textDocument: { diagnostic: { dynamicRegistration: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

/**
 * How long it takes until an editor has the findings of all notes in a folder, from its question on, by a server that has just started; and
 * meanwhile, from each letter that is typed in a note of it until its findings are there. Milliseconds.
 */
export async function folderOf(node, texts) {
  const folder = mkdtempSync(join(tmpdir(), "peernote-folder-"));
  const { connection, close } = connect(node, resolve("dist/server.cjs"));
  try {
    texts.forEach((text, at) => writeFileSync(join(folder, `${at}.note`), text));
    const root = pathToFileURL(folder).href;
    const note = { uri: `${root}/0.note`, version: 1 };
    for (const asked of ["client/registerCapability", "workspace/diagnostic/refresh"])
      connection.onRequest(asked, () => null);
    connection.listen();
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "notes" }],
      capabilities: CAPABILITIES,
    });
    await connection.sendNotification("initialized", {});
    const open = { ...note, languageId: "progress-note", text: texts[0] };
    await connection.sendNotification("textDocument/didOpen", { textDocument: open });

    const letters = [];
    async function type() {
      const start = performance.now();
      note.version++;
      const at = { line: 0, character: 0 };
      void connection.sendNotification("textDocument/didChange", {
        textDocument: note,
        contentChanges: [{ range: { start: at, end: at }, text: "a" }],
      });
      await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: note.uri } });
      letters.push(performance.now() - start);
    }

    const start = performance.now();
    let read;
    void connection
      .sendRequest("workspace/diagnostic", { previousResultIds: [] })
      .then(({ items }) => (read = { notes: items.length, all: performance.now() - start }));
    while (read === undefined) await Promise.all([type(), pause(TYPING_IN_MS)]);
    return { ...read, letter: spread(letters) };
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Somebody who types fast. */
const TYPING_IN_MS = 100;
