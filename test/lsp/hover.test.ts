import { expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver-protocol/node";
import { agencyFolder, sharedClients, uriOf, type TestClient } from "./client.ts";

const folder = agencyFolder();
const NOTE = uriOf(folder, "a.note");

const clientOf = sharedClients();
let client: TestClient;
const start = async (...contentFormat: ("markdown" | "plaintext")[]): Promise<void> => {
  client = await clientOf({
    capabilities: contentFormat.length > 0 ? { textDocument: { hover: { contentFormat } } } : {},
    folders: [folder],
  });
};

const explained = async (line: number, character: number): Promise<MarkupContent> =>
  (await client.hover(NOTE, line, character))!.contents as MarkupContent;

test("a finding explains itself: what, why, whose advice it is, better words, examples", async () => {
  await start("markdown", "plaintext");
  await client.open(NOTE, "We met. He wolked again.\n");
  const hover = await client.hover(NOTE, 0, 12);
  expect(hover!.range).toEqual({ start: { line: 0, character: 11 }, end: { line: 0, character: 17 } });
  const { kind, value } = await explained(0, 12);
  expect(kind).toBe("markdown");
  expect(value).toContain("**Motive instead of what was seen**");
  expect(value).toContain("Silence has \\*many\\* reasons.");
  expect(value).toContain("Supervisor Checklist for Peer Supporters");
  expect(value).toContain('Replace with "turned away"');
  expect(value).toContain('Replace with "stayed silent"');
  expect(value).toContain("He is **wolking**.");
});

test("where the words have no reason of their own the rule's holds", async () => {
  await start("markdown");
  await client.open(NOTE, "He is playing the victim again.\n");
  expect((await explained(0, 12)).value).toContain("Nobody can see a motive");
});

test("examples of what is found stand apart from those of what is left alone", async () => {
  await start("markdown");
  await client.open(NOTE, "He is lying about the dog.\n");
  const { value } = await explained(0, 7);
  const [found, leftAlone] = value.split("**Examples**")[1]!.split("**Left alone**");
  expect(found).toContain("**");
  expect(leftAlone).toMatch(/^- /m);
  expect(leftAlone).not.toContain("**");
});

test("an editor without Markdown gets plain text", async () => {
  await start();
  await client.open(NOTE, "He is wolking again.\n");
  const { kind, value } = await explained(0, 8);
  expect(kind).toBe("plaintext");
  expect(value).toContain("Silence has *many* reasons.");
  expect(value).toContain("He is wolking.");
  expect(value).not.toMatch(/\\|\[\[/);
});

test("clean words have nothing to explain", async () => {
  await start();
  await client.open(NOTE, "We met.\n\nHe is playing chess again with the men from the park.\n");
  expect(await client.hover(NOTE, 2, 8)).toBeNull();
});
