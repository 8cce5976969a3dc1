import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";
import { agencyFolder, PULLS, startClient, uriOf, type TestClient } from "./client.ts";

const folder = agencyFolder();
const NOTE = uriOf(folder, "a.note");
const DRAFT = "🙂 Pt has a hx of falls.\r\nHe is wolking, d/t snow.\r\n";
const FIXED = "🙂 Client has a history of falls.\r\nHe is wolking, because of snow.\r\n";
const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

let client: TestClient;
beforeAll(async () => {
  client = await startClient({
    folders: [folder],
    capabilities: { ...PULLS, workspace: { ...PULLS.workspace, workspaceEdit: { documentChanges: true } } },
  });
});
afterEach(() => client.close(NOTE));
afterAll(() => client.stop());

test("the server says that it fixes all", () => {
  expect(client.initialized.capabilities.codeActionProvider).toEqual({
    codeActionKinds: ["quickfix", "source.fixAll.peernote"],
  });
});

test.each([["source.fixAll"], ["source.fixAll.peernote"], ["source"]])(
  "%s fixes what is certain in this version, wherever it is, and a second time nothing",
  async (kind) => {
    await client.open(NOTE, DRAFT);
    const [action, ...more] = await client.actions(NOTE, START, [kind]);
    expect(more).toEqual([]);
    expect(action).toMatchObject({ kind: "source.fixAll.peernote" });
    const change = action!.edit!.documentChanges![0] as TextDocumentEdit;
    expect(change.textDocument).toEqual({ uri: NOTE, version: 1 });
    expect(change.edits).toHaveLength(3);
    expect(afterwards(DRAFT, action!)).toBe(FIXED);

    await client.change(NOTE, 2, { text: FIXED });
    expect(await client.actions(NOTE, START, [kind])).toEqual([]);
  },
);

test("a signed note is not fixed", async () => {
  await client.open(NOTE, COMPLETE_NOTE.replace("Narrative: ", "Narrative: Pt has a hx of falls. "));
  expect(await client.actions(NOTE, START, ["source.fixAll"])).toEqual([]);
});

test("whoever asks for other kinds, or for none, gets no fix-all", async () => {
  await client.open(NOTE, DRAFT);
  const kinds = async (only?: string[]) =>
    new Set((await client.actions(NOTE, START, only)).map(({ kind }) => kind));
  expect(await kinds(["source.organizeImports"])).toEqual(new Set());
  expect(await kinds(["source.fixAll.eslint"])).toEqual(new Set());
  expect(await kinds(["quickfix"])).toEqual(new Set(["quickfix"]));
  expect(await kinds()).toEqual(new Set(["quickfix"]));
});

test("a document that is no note is left alone", async () => {
  const other = uriOf(folder, "a.md");
  await client.open(other, DRAFT, "markdown");
  expect(await client.actions(other, START, ["source.fixAll"])).toEqual([]);
});

function afterwards(text: string, { edit }: CodeAction): string {
  const { edits } = edit!.documentChanges![0] as TextDocumentEdit;
  return TextDocument.applyEdits(
    TextDocument.create(NOTE, "progress-note", 1, text),
    edits.filter((each) => "newText" in each),
  );
}
