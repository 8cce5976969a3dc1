import { afterEach, expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver-protocol/node";
import { startClient, type Editor, type TestClient } from "./client.ts";

const NOTE = "untitled:Note-1";

let client: TestClient;
const start = async (editor?: Editor): Promise<TestClient> => (client = await startClient(editor));
afterEach(() => client.stop());

test("a finding explains itself: what, why, whose advice it is, better words, examples", async () => {
  await start({ capabilities: { textDocument: { hover: { contentFormat: ["markdown", "plaintext"] } } } });
  await client.open(NOTE, "He is playing the victim again.\n");
  const hover = await client.hover(NOTE, 0, 12);
  expect(hover!.range).toEqual({ start: { line: 0, character: 6 }, end: { line: 0, character: 24 } });
  const { kind, value } = hover!.contents as MarkupContent;
  expect(kind).toBe("markdown");
  expect(value).toContain('"playing the victim" says why someone acted');
  expect(value).toContain("Nobody can see a motive");
  expect(value).toContain("Supervisor Checklist for Peer Supporters");
  expect(value).toContain('Replace with "saying it was unfair"');
  expect(value).toContain("He is **playing the victim** again");
});

test("an editor without Markdown gets plain text", async () => {
  await start();
  await client.open(NOTE, "He is playing the victim again.\n");
  const { kind, value } = (await client.hover(NOTE, 0, 12))!.contents as MarkupContent;
  expect(kind).toBe("plaintext");
  expect(value).toContain("He is playing the victim again.");
  expect(value).not.toMatch(/\*\*|\\|\[\[/);
});

test("what the writer typed is shown letter by letter, never as Markdown", async () => {
  await start({ capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } } });
  await client.open(NOTE, "He is playing\n# the victim again.\nHe is playing  the   victim *now*.\n");
  const { value } = (await client.hover(NOTE, 2, 8))!.contents as MarkupContent;
  expect(value).not.toMatch(/^#/m);
});

test("clean words have nothing to explain", async () => {
  await start();
  await client.open(NOTE, "\n\nHe is playing chess again.\n");
  expect(await client.hover(NOTE, 2, 8)).toBeNull();
});
