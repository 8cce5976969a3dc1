import { expect, test } from "vitest";
import type { CompletionItem } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { folderWith, sharedClients, uriOf, type Editor, type TestClient } from "./client.ts";

const folder = folderWith({ ".peernote.json": { labels: { location: ["Where we were"] } } });
const NOTE = uriOf(folder, "a.note");

const clientOf = sharedClients();
let client: TestClient;
const start = async (editor: Editor = {}): Promise<void> => {
  client = await clientOf({ folders: [folder], ...editor });
};
const items = { snippetSupport: true, labelDetailsSupport: true };
const SNIPPETS: Editor = { capabilities: { textDocument: { completion: { completionItem: items } } } };

/** What is offered at the end of a line. */
async function offeredAt(
  text: string,
  line: number,
  context?: { triggerKind: 1 | 2 | 3 },
): Promise<CompletionItem[]> {
  await client.open(NOTE, text);
  const { length } = text.split(/\r?\n/)[line]!;
  return (await client.completions(NOTE, line, length, context))?.items ?? [];
}

const taken = (text: string, { textEdit }: CompletionItem): string =>
  TextDocument.applyEdits(TextDocument.create(NOTE, "progress-note", 1, text), [
    "range" in textEdit! ? textEdit : { newText: "", range: textEdit!.insert },
  ]);

test("the colon and the blank behind a label bring values up", async () => {
  await start();
  expect(client.initialized.capabilities.completionProvider).toEqual({ triggerCharacters: [":", " "] });
});

test("a value is put in its place, counted in UTF-16 units and over any line end", async () => {
  await start();
  const text = "Person: Zoë 🙂\r\n🙂 Date of service: 11/05/2026   Location: \r\nCode: H0038\r\n";
  const offers = await offeredAt(text, 1);
  const home = offers.find(({ label }) => label === "Home")!;
  expect(home).toMatchObject({ kind: 12, detail: "place code 12", insertTextFormat: 1 });
  expect(home.documentation).toContain("Where the person was");
  expect(taken(text, home)).toBe(text.replace("Location: ", "Location: Home"));
  expect(offers.map(({ sortText }) => sortText)).toEqual(offers.map(({ sortText }) => sortText).toSorted());
});

test("a diagnosis code is found by its words too", async () => {
  await start(SNIPPETS);
  const [first] = await offeredAt("ICD-10: ", 0);
  expect(first).toMatchObject({ label: "Z59.01", detail: expect.stringContaining("shelter") });
  expect(first!.filterText).toMatch(/^Z59\.01 .*homeless.*shelter/);
  expect(first!.labelDetails).toEqual({ description: first!.detail });
});

test("missing labels come first, an agency's own among them", async () => {
  await start();
  const offers = await offeredAt("Date of service: 11/05/2026\nDuration: 45 min\n", 2);
  expect(offers.slice(0, 2).map(({ label }) => label)).toEqual(["Service type", "Where we were"]);
  expect(offers[0]).toMatchObject({ kind: 5, detail: "not in the note yet" });
});

test("a list that comes up by itself holds no labels", async () => {
  await start();
  expect(await offeredAt("Plan ", 0, { triggerKind: 2 })).toEqual([]);
  expect(await client.completions(NOTE, 0, 5, { triggerKind: 1 })).toMatchObject({
    items: [{ label: "Plan" }],
  });
});

test.each([
  [SNIPPETS, 2, "I will ${1:[to add: what, and when]}."],
  [{}, 1, "I will [to add: what, and when]."],
] as const)(
  "questions are placeholders where the editor knows them",
  async (editor, insertTextFormat, newText) => {
    await start(editor);
    const offer = (await offeredAt("Plan: ", 0)).find(({ label }) => label.startsWith("I will"));
    expect(offer).toMatchObject({ insertTextFormat, textEdit: { newText } });
  },
);

test("nothing is offered in prose, in a signed note or outside of notes", async () => {
  await start();
  expect(await offeredAt("Narrative: We walked to the ", 0)).toEqual([]);
  const signed =
    "Date of service: 11/05/2026\nSignature: Ana Ruiz, CMPSS\nDate signed: 11/05/2026\nLocation: ";
  expect(await offeredAt(signed, 3)).toEqual([]);
  const letter = uriOf(folder, "letter.md");
  await client.open(letter, "Location: ", "markdown");
  expect(await client.completions(letter, 0, 10)).toMatchObject({ items: [] });
  expect(await client.completions("untitled:never-opened", 0, 0)).toBeNull();
});
