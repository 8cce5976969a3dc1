import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver-protocol/node";
import { startClient, type TestClient } from "./client.ts";

const NOTE = "untitled:today.note";
const TEXT = `Date of service: 3/14/2025   Code: H0038
Location:

Situation: Ben had his paper route map out.
He wanted to show me the hill.

## Plan
Ben rides the hill on Saturday.
I bring the pump.

Ana Ruiz, CMPSS
`;

let client: TestClient;
beforeAll(async () => {
  client = await startClient();
});
afterEach(() => client.close(NOTE));
afterAll(() => client.stop());

const placeOf = ({ range: { start, end } }: DocumentSymbol): string =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;

test("the outline shows fields and sections in the order of the note", async () => {
  await client.open(NOTE, TEXT);
  const symbols = await client.symbols(NOTE);
  expect(symbols.map((symbol) => [symbol.name, symbol.detail, placeOf(symbol)])).toEqual([
    ["Date of service", "3/14/2025", "0:0-0:26"],
    ["Code", "H0038", "0:29-0:40"],
    ["Location", "", "1:0-1:9"],
    ["Situation", "Ben had his paper route map out. He wanted to show me the...", "3:0-4:30"],
    ["Plan", "Ben rides the hill on Saturday. I bring the pump.", "6:3-8:17"],
    ["Signature", "Ana Ruiz", "10:0-10:8"],
  ]);
  for (const { range, selectionRange } of symbols) {
    expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line);
    expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line);
  }
});

test("sections of several lines fold, from their heading on", async () => {
  await client.open(NOTE, TEXT);
  const folds = await client.folds(NOTE);
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [3, 4],
    [6, 8],
  ]);
});

test("the outline follows the note as it is written", async () => {
  await client.open(NOTE, "");
  expect(await client.symbols(NOTE)).toEqual([]);
  await client.change(NOTE, 2, { text: "Lugar: 🙂 la casa\r\n" });
  expect((await client.symbols(NOTE)).map((symbol) => [symbol.name, symbol.detail])).toEqual([
    ["Lugar", "🙂 la casa"],
  ]);
});

test("what is no note has no outline", async () => {
  await client.open("file:///readme.md", TEXT, "markdown");
  expect(await client.symbols("file:///readme.md")).toEqual([]);
  expect(await client.folds("file:///readme.md")).toEqual([]);
});

test("a quick fix on a signed note says first that it is signed", async () => {
  const signature = "\nSignature: Ana Ruiz, CMPSS\nDate signed: 3/14/2025\n";
  const code = { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } };
  await client.open(NOTE, `Code: HOO38\nDate: 3/14/2025\n${signature}`);
  const titles = async () => (await client.actions(NOTE, code)).map(({ title }) => title);
  expect(await titles()).toContain('This note is signed. Replace with "H0038"');
  await client.change(NOTE, 2, { text: "Code: HOO38\nDate: 3/14/2025\n" });
  expect(await titles()).toContain('Replace with "H0038"');
});
