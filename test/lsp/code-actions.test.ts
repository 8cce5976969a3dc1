import { expect, test } from "vitest";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { agencyFolder, PULLS, sharedClients, uriOf, type Editor, type TestClient } from "./client.ts";

const folder = agencyFolder();
const NOTE = uriOf(folder, "a.note");
const TEXT = "🙂 We talked.\r\nHe is wolking again.\r\n";
const CURSOR = { start: { line: 1, character: 10 }, end: { line: 1, character: 10 } };

const clientOf = sharedClients();
let client: TestClient;
const start = async (editor?: Editor): Promise<TestClient> =>
  (client = await clientOf({ folders: [folder], ...editor }));

const replacements = (actions: readonly CodeAction[]): CodeAction[] =>
  actions.filter(({ diagnostics }) => diagnostics?.[0]?.code === "drift/motive");

test("a quick fix at the cursor puts better words in place, and the finding is gone", async () => {
  await start({
    capabilities: { ...PULLS, workspace: { ...PULLS.workspace, workspaceEdit: { documentChanges: true } } },
  });
  await client.open(NOTE, TEXT);
  const [fix, other] = replacements(await client.actions(NOTE, CURSOR));
  expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true });
  expect(other).not.toHaveProperty("isPreferred");
  expect(fix!.diagnostics).toEqual((await client.pulled(NOTE)).filter(({ code }) => code === "drift/motive"));

  const change = fix!.edit!.documentChanges![0] as TextDocumentEdit;
  expect(change.textDocument).toEqual({ uri: NOTE, version: 1 });
  const mended = TextDocument.applyEdits(
    TextDocument.create(NOTE, "progress-note", 1, TEXT),
    change.edits.filter((edit) => "newText" in edit),
  );
  expect(mended).toBe("🙂 We talked.\r\nHe is turning away again.\r\n");
  await client.change(NOTE, 2, { text: mended });
  expect((await client.pulled(NOTE)).filter(({ code }) => code === "drift/motive")).toEqual([]);
});

test("an editor that does not check versions gets plain edits", async () => {
  await start();
  await client.open(NOTE, TEXT);
  const [fix] = replacements(await client.actions(NOTE, CURSOR));
  expect(fix!.edit!.changes![NOTE]).toEqual([
    {
      range: { start: { line: 1, character: 6 }, end: { line: 1, character: 13 } },
      newText: "turning away",
    },
  ]);
});

test("an editor that knows snippets gets the question as a placeholder to type over", async () => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
  await start({ capabilities: { ...PULLS, workspace: { ...PULLS.workspace, workspaceEdit } } });
  await client.open(NOTE, "We talked. She was manipulative at lunch.\n");
  const at = { start: { line: 0, character: 22 }, end: { line: 0, character: 22 } };
  const ask = replacements(await client.actions(NOTE, at)).find(({ title }) => title.startsWith("Ask here"));
  const change = ask!.edit!.documentChanges![0] as TextDocumentEdit;
  expect(change.edits).toEqual([
    {
      range: { start: { line: 0, character: 19 }, end: { line: 0, character: 31 } },
      snippet: { kind: "snippet", value: "${1:[to add: what did you see or hear?]}" },
    },
  ]);
});

test("nothing is offered where nothing was found", async () => {
  await start();
  await client.open(NOTE, TEXT);
  const elsewhere = { start: { line: 1, character: 16 }, end: { line: 1, character: 18 } };
  expect(replacements(await client.actions(NOTE, elsewhere))).toEqual([]);
  expect(await client.actions("untitled:never-opened", elsewhere)).toEqual([]);
});
