import { expect, test } from "vitest";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";
import { DRIFT, startRaw, type RawServer } from "./raw.ts";

async function started(): Promise<RawServer> {
  const server = startRaw();
  await server.initialize();
  return server;
}

const at = (line: number, character: number, toLine = line, toCharacter = character) => ({
  start: { line, character },
  end: { line: toLine, character: toCharacter },
});

const change = (server: RawServer, uri: string, version: number, ...contentChanges: object[]): void =>
  server.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges });

test("edits out of range and out of order leave a document that is answered for, and the next whole text is right", async () => {
  const server = await started();
  const uri = "untitled:wild";
  server.open(uri, COMPLETE_NOTE);
  const wild = [
    at(1e6, 1e6),
    at(0, 1e9, 1e9, 0),
    at(5, 3, 2, 1),
    at(-1, -1, -5, -5),
    at(0, 0.5, 0, 2.5),
    at(2 ** 53, 0),
  ];
  wild.forEach((range, index) => change(server, uri, 100 - index, { range, text: `wild ${index}\r\n🙂` }));
  change(server, uri, 1, { range: at(0, 0, 1e9, 0), rangeLength: -7, text: "\ud83d" });
  change(server, uri, 1, { range: at(0, 0), text: "\ude00" }, { range: at(0, 1), text: "" });
  expect(Array.isArray(await server.rulesIn(uri))).toBe(true);
  change(server, uri, 2, { text: DRIFT });
  expect(await server.rulesIn(uri)).toContain("drift/motive");
  await server.isWell();
});

test("documents that are not open, opened twice or closed twice do no harm", async () => {
  const server = await started();
  const uri = "untitled:ghost";
  change(server, uri, 1, { text: DRIFT });
  server.tell("textDocument/didSave", { textDocument: { uri } });
  server.tell("textDocument/didClose", { textDocument: { uri } });
  expect(await server.rulesIn(uri)).toEqual([]);
  server.open(uri, "Nothing.");
  server.open(uri, DRIFT, 7);
  expect(await server.rulesIn(uri)).toContain("drift/motive");
  for (let times = 0; times < 2; times++) server.tell("textDocument/didClose", { textDocument: { uri } });
  expect(await server.rulesIn(uri)).toEqual([]);
  for (const odd of ["", "%", "file:///%zz", "file://host/share/a.note", "__proto__", "x".repeat(100_000)]) {
    server.open(odd, DRIFT);
    expect(await server.rulesIn(odd), odd.slice(0, 20)).toContain("drift/motive");
  }
  await server.isWell();
});

test("10,000 fast edits, with questions that are taken back: what is asked last is answered for the text that came last", async () => {
  const server = await started();
  const uri = "untitled:fast";
  server.open(uri, `${COMPLETE_NOTE}\n`);
  const line = COMPLETE_NOTE.split("\n").length;
  const typed = "He was manipulative. ";
  const length = typed.length;
  for (let edit = 0; edit < 10_000; edit++) {
    const letter = edit % (2 * length);
    const isTyping = letter < length;
    const place = isTyping ? at(line, letter) : at(line, 2 * length - letter - 1, line, 2 * length - letter);
    change(server, uri, edit + 2, { range: place, text: isTyping ? typed[letter]! : "" });
    if (edit % 10 !== 0) continue;
    const id = `taken back ${edit}`;
    const method = ["textDocument/diagnostic", "textDocument/completion", "textDocument/codeAction"][
      edit % 3
    ]!;
    server.send({
      id,
      method,
      params: { textDocument: { uri }, position: place.end, range: place, context: { diagnostics: [] } },
    });
    server.tell("$/cancelRequest", { id });
  }
  change(server, uri, 20_000, { range: at(line, 0, line, 1000), text: typed });
  expect(await server.rulesIn(uri)).toContain("drift/motive");
  const answered = server.received.filter(({ id }) => typeof id === "string" && id.startsWith("taken back"));
  expect(answered.length).toBe(1000);
  change(server, uri, 20_001, { text: COMPLETE_NOTE });
  expect(await server.rulesIn(uri)).not.toContain("drift/motive");
  await server.isWell();
}, 120_000);

test("500 open documents are all answered for, and closing them lets the server go on", async () => {
  const server = await started();
  const uris = Array.from({ length: 500 }, (_, number) => `untitled:many-${number}`);
  for (const [number, uri] of uris.entries())
    server.open(uri, number % 2 === 0 ? `${COMPLETE_NOTE}\n` : `${COMPLETE_NOTE}\n${DRIFT}`);
  const found = await Promise.all(uris.map((uri) => server.rulesIn(uri)));
  found.forEach((rules, number) => expect(rules.includes("drift/motive")).toBe(number % 2 === 1));
  for (const uri of uris) server.tell("textDocument/didClose", { textDocument: { uri } });
  await server.isWell();
}, 120_000);
