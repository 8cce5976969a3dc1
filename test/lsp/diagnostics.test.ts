import { describe, expect, onTestFinished, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { PULLS, sharedClients, startClient, type Editor, type TestClient } from "./client.ts";

const NOTE = "untitled:Note-1";
const CLEAN = "We walked to the park.\n";
const DRIFT = "He was playing the victim again.\n";

const clientOf = sharedClients();
const pulling = (): Promise<TestClient> => clientOf({ capabilities: PULLS });

/** A client of the test's own. */
async function start(editor?: Editor): Promise<TestClient> {
  const client = await startClient(editor);
  onTestFinished(async () => {
    await client.stop();
  });
  return client;
}

/** A change as it goes over the wire. */
function framedChange(version: number, text: string): string {
  const params = { textDocument: { uri: NOTE, version }, contentChanges: [{ text }] };
  const message = JSON.stringify({ jsonrpc: "2.0", method: "textDocument/didChange", params });
  return `Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`;
}

/** The wording findings alone: what a whole note must have is not what these tests are about. */
const drift = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ code }) => String(code).startsWith("drift/"));

/** Where the underlined words begin and end, as "line:character-line:character". */
const places = (diagnostics: readonly Diagnostic[]): string[] =>
  drift(diagnostics).map(
    ({ range: { start, end } }) => `${start.line}:${start.character}-${end.line}:${end.character}`,
  );

describe("an editor that asks for diagnostics", () => {
  test("gets them when it asks, and nothing is published to it", async () => {
    const client = await pulling();
    await client.open(NOTE, DRIFT);
    const [found] = drift(await client.pulled(NOTE));
    expect(found).toMatchObject({
      source: "peernote",
      code: "drift/motive",
      severity: 2,
      data: { voice: "writer", entry: "play-the-victim" },
    });
    expect(found!.message).toContain('"playing the victim"');
    await client.close(NOTE);
    expect(await client.pulled(NOTE)).toEqual([]);
    expect(client.published.size).toBe(0);
  });

  test("is told when nothing changed since its last question", async () => {
    const client = await pulling();
    await client.open(NOTE, DRIFT);
    const first = await client.pull(NOTE);
    const again = await client.pull(NOTE, first.resultId);
    expect(again).toEqual({ kind: "unchanged", resultId: first.resultId });
    await client.change(NOTE, 2, { text: CLEAN });
    const changed = await client.pull(NOTE, first.resultId);
    expect(changed.kind).toBe("full");
  });
});

describe("an editor that asks for diagnostics, but cannot be told to ask again", () => {
  test("has them published, also when they change without a change of the note", async () => {
    const client = await start({ capabilities: { textDocument: { diagnostic: {} } } });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(NOTE, DRIFT);
    expect(places(await client.publishedFor(NOTE, 1))).toEqual(["0:7-0:25"]);
    const settings = { peernote: { rules: { "drift/motive": "off" } } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    await client.until(() => places(client.published.get(NOTE)!.diagnostics).length === 0);
  });
});

describe("an editor that waits for diagnostics", () => {
  test("has them published for each version and taken away at the end", async () => {
    const client = await start();
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(NOTE, DRIFT);
    expect(places(await client.publishedFor(NOTE, 1))).toEqual(["0:7-0:25"]);
    await client.change(NOTE, 2, { text: CLEAN });
    expect(places(await client.publishedFor(NOTE, 2))).toEqual([]);
    await client.change(NOTE, 3, { text: DRIFT });
    expect(places(await client.publishedFor(NOTE, 3))).toEqual(["0:7-0:25"]);
    await client.close(NOTE);
    await client.until(() => client.published.get(NOTE)?.diagnostics.length === 0);
  });

  test("has them published for a burst of changes, not for each of them", async () => {
    const client = await start();
    await client.open(NOTE, DRIFT);
    await client.publishedFor(NOTE, 1);
    const seen = new Set<number | undefined>();
    const burst = Array.from({ length: 100 }, (_, index) => framedChange(index + 2, DRIFT.repeat(index)));
    client.process.stdin!.write(burst.join("")); // at once, as they wait for a server that is busy
    await client.until(() => {
      const { version } = client.published.get(NOTE)!;
      seen.add(version);
      return version === 101;
    });
    expect(seen.size).toBeLessThan(10);
  });
});

describe("positions", () => {
  test("count UTF-16 units behind emoji and lines behind CRLF, through incremental edits", async () => {
    const client = await pulling();
    await client.open(NOTE, "We talked. 🎉🎉\r\nThen 👩‍👩‍👧 left.\r\nHe was playing the victim.\r\n");
    expect(places(await client.pulled(NOTE))).toEqual(["2:7-2:25"]);
    // "He" becomes "🙂 He" on the third line, and the party on the first one is over.
    await client.change(
      NOTE,
      2,
      { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, text: "🙂 " },
      { range: { start: { line: 0, character: 10 }, end: { line: 1, character: 0 } }, text: " " },
    );
    expect(places(await client.pulled(NOTE))).toEqual(["1:10-1:28"]);
  });

  test("hold for a finding that runs over a line's end", async () => {
    const client = await pulling();
    await client.open(NOTE, "He was playing\nthe victim again.\n");
    expect(places(await client.pulled(NOTE))).toEqual(["0:7-1:10"]);
  });
});

describe("which documents are notes", () => {
  test.each([
    ["untitled:Note-1", "progress-note", 1],
    ["vscode-vfs://somewhere/a", "progress-note", 1],
    ["file:///notes/a.note", "plaintext", 1],
    ["file:///notes/a.txt", "text", 1],
    ["file:///notes/a.txt", "", 1],
    ["file:///notes/a.txt", "plaintext", 0],
    ["file:///notes/README.md", "markdown", 0],
  ])("%s as %j: %i", async (uri, languageId, count) => {
    const client = await pulling();
    await client.open(uri, DRIFT, languageId);
    expect(drift(await client.pulled(uri))).toHaveLength(count);
  });
});

test("a diagnostic's code opens the rule's part of the guide, here or where the editor keeps its own", async () => {
  const client = await pulling();
  await client.open(NOTE, DRIFT);
  const [beside] = drift(await client.pulled(NOTE));
  expect(beside!.codeDescription!.href).toMatch(/^file:.*\/server\/rules\/README\.md#drift-motive$/);

  const elsewhere = await start({ capabilities: PULLS, options: { guide: "somewhere:guide" } });
  await elsewhere.open(NOTE, DRIFT);
  const [own] = drift(await elsewhere.pulled(NOTE));
  expect(own!.codeDescription!.href).toBe("somewhere:guide#drift-motive");
});

test("no more than maxProblems are shown, and the last one says how many there are beyond them", async () => {
  const text = DRIFT.repeat(5);
  const client = await pulling();
  await client.open(NOTE, text);
  const all = await client.pulled(NOTE);

  const fewer = await start({ capabilities: PULLS, settings: () => ({ maxProblems: 2 }) });
  await fewer.open(NOTE, text);
  const shown = await fewer.pulled(NOTE);
  expect(shown.slice(0, 2)).toEqual(all.slice(0, 2));
  expect(shown).toHaveLength(3);
  expect(shown[2]).toMatchObject({
    severity: 3,
    range: { start: all[1]!.range.end, end: all[1]!.range.end },
  });
  expect(shown[2]!.message).toContain(`${all.length - 2} more`);
});

test("a short note need not wait for a very long one, whose many changes are checked once more at most", async () => {
  const client = await start();
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await client.open("untitled:long", DRIFT.repeat(8_000));
  await client.open("untitled:short", DRIFT);
  for (let version = 2; version <= 9; version++)
    await client.change("untitled:long", version, { range: top, text: DRIFT });
  await client.publishedFor("untitled:long", 9);
  expect([...new Set(client.order)]).toEqual(["untitled:short 1", "untitled:long 9"]);
});
