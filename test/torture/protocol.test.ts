import { expect, test } from "vitest";
import { DRIFT, framed, startRaw, type RawServer } from "./raw.ts";

async function started(): Promise<RawServer> {
  const server = startRaw();
  await server.initialize();
  return server;
}

test.each([
  ["no JSON", framed("{ no json")],
  ["half of it", framed('{"jsonrpc":"2.0","id":1,"method":')],
  ["nested without end", framed("[".repeat(200_000))],
  ["a list", framed("[]")],
  ["a batch", framed('[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]')],
  ["a number", framed("7")],
  ["null", framed("null")],
  ["nothing", framed("")],
  ["an object without sense", framed('{"jsonrpc":"1.0","__proto__":{"method":"exit"}}')],
  ["an answer that nobody waits for", framed('{"jsonrpc":"2.0","id":99,"result":{}}')],
  [
    "bytes that are no UTF-8",
    Buffer.concat([Buffer.from(framed("aaaa").slice(0, -4)), Buffer.of(0xff, 0xfe, 0x22, 0x80)]),
  ],
])("behind a message that is %s the server goes on", async (_, bytes) => {
  const server = await started();
  server.write(bytes);
  await server.isWell();
  expect(server.stderr()).toBe("");
});

test.each([
  ["no length", "X-Header: 1\r\n\r\n{}"],
  ["a negative length", "Content-Length: -5\r\n\r\n{}"],
  ["a word for a length", "Content-Length: many\r\n\r\n{}"],
  ["a length that nothing has", "Content-Length: 99999999999\r\n\r\n{}"],
  ["a length that is too short", "Content-Length: 1\r\n\r\n{}\r\n\r\n"],
  ["no end", "x".repeat(5000)],
  ["blank lines", "\r\n\r\n"],
])("behind a header with %s nobody can tell where the next one begins: the server ends", async (_, bytes) => {
  const server = await started();
  server.write(bytes);
  expect(await server.ended).toBe(1);
  expect(server.stderr()).toBe("peernote: what came in is no message of an editor: the server ends.\n");
});

test("a message that comes byte by byte is read, and so are many in one piece", async () => {
  const server = await started();
  const message = JSON.stringify({
    jsonrpc: "2.0",
    id: "slow",
    method: "textDocument/hover",
    params: { textDocument: { uri: "x:é" }, position: { line: 0, character: 0 } },
  });
  for (const byte of Buffer.from(
    `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n${framed(message)}`,
  )) {
    server.write(Uint8Array.of(byte));
    await new Promise((done) => setImmediate(done));
  }
  expect(await server.until(({ id }) => id === "slow")).toMatchObject({ result: null });
  const many = Array.from({ length: 500 }, (_, id) =>
    framed(JSON.stringify({ jsonrpc: "2.0", id, method: "peernote/ruleTitles" })),
  );
  server.write(many.join(""));
  await server.until(({ id }) => id === 499);
  await server.isWell();
});

test("methods that there are not are refused, and those that are get parameters of any kind", async () => {
  const server = await started();
  for (const method of ["peernote/none", "textDocument/rename", "__proto__", "constructor", "toString", ""])
    expect((await server.ask(method, {})).error?.code, method).toBe(-32601);
  server.tell("$/none", { x: 1 });
  server.tell("peernote/none", [1]);
  for (const method of ASKED)
    for (const params of ODD) {
      const { result, error } = await server.ask(method, params);
      expect(error ? error.code : result, `${method} ${JSON.stringify(params)}`).not.toBeUndefined();
    }
  for (const method of TOLD) for (const params of ODD) server.tell(method, params);
  await server.isWell();
}, 120_000);

const ASKED = [
  ...["textDocument/hover", "textDocument/completion", "textDocument/codeAction", "textDocument/diagnostic"],
  ...["textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/semanticTokens/full"],
  ...["textDocument/semanticTokens/range", "workspace/executeCommand"],
  ...["peernote/standing", "peernote/templatesFolder", "peernote/showAgain"],
];
const TOLD = [
  ...["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave"],
  ...[
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
  ],
  ...["$/cancelRequest", "$/setTrace", "$/progress"],
];
const ODD: unknown[] = [
  ...[undefined, null, [], {}, 7, "text", [1, null], { textDocument: null }, { textDocument: { uri: 7 } }],
  {
    textDocument: { uri: "untitled:x" },
    position: { line: "0", character: -1 },
    range: null,
    contentChanges: 5,
  },
  { textDocument: { uri: "__proto__" }, position: null, range: { start: {}, end: {} }, context: null },
  { command: "peernote.accept", arguments: [{ uri: "%", __proto__: null }] },
  { changes: "all", settings: { peernote: 7 }, event: null, id: {}, home: 7, hash: {} },
];

test("a message that makes no sense is not in the log word by word", async () => {
  const server = await started();
  server.write(framed(JSON.stringify({ note: "Zanzibar told me", jsonrpc: "2.0" })));
  server.write(framed('"Zanzibar told me'));
  server.tell("textDocument/didChange", {
    textDocument: { uri: "untitled:1" },
    contentChanges: "Zanzibar told me",
  });
  server.tell("textDocument/didOpen", {
    textDocument: { text: 7, uri: "untitled:2", languageId: "Zanzibar" },
  });
  await server.isWell();
  const logged = server.received.filter(({ method }) => method === "window/logMessage");
  expect(logged.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain("Zanzibar");
  expect(server.stderr()).toBe("");
});

test("what is asked before the beginning is refused, and so is a second beginning; the end comes when it is told", async () => {
  const server = startRaw();
  server.open("untitled:early", DRIFT);
  const early = await server.ask("textDocument/diagnostic", { textDocument: { uri: "untitled:early" } });
  expect(early.error).toBeDefined();
  await server.initialize();
  await server.isWell();
  expect((await server.ask("initialize", { capabilities: {} })).error).toBeDefined();
  await server.isWell();
  await server.ask("shutdown");
  await server.ask("textDocument/hover", { textDocument: { uri: "x" }, position: { line: 0, character: 0 } });
  server.tell("exit");
  expect(await server.ended).toBe(0);
});
