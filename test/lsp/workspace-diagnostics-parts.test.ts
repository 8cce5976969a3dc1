import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  CancellationTokenSource,
  FileChangeType,
  LSPErrorCodes,
  WorkDoneProgress,
  WorkspaceDiagnosticRequest,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { folderWith, uriOf, WATCHES, WORDS, write, type TestClient } from "./client.ts";
import { CLEAN, DRIFT, idsOf, start, told, WOLK } from "./reviewing.ts";

describe("many notes", () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`${String(at).padStart(3, "0")}.note`, DRIFT]),
    );

  /** The parts of an answer as they come in, and a way to wait for a number of them. */
  function streamed(client: TestClient) {
    const parts: WorkspaceDocumentDiagnosticReport[][] = [];
    let wake = (): void => undefined;
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, "parts", ({ items }) => {
      parts.push(items);
      wake();
    });
    const until = async (count: number): Promise<void> => {
      while (parts.length < count) await new Promise<void>((resolve) => (wake = resolve));
    };
    return { parts, until };
  }

  const partly = { partialResultToken: "parts" };

  /** The parts of a further answer to an editor that knows nothing yet. */
  async function afterwards(client: TestClient, parts: WorkspaceDocumentDiagnosticReport[][]) {
    const before = parts.length;
    await client.pullAll([], partly);
    return parts.slice(before);
  }

  test("come in parts to an editor that takes them, and work done is told of", async () => {
    const place = folderWith(many(30));
    const progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
    const client = await start({
      folders: [place],
      capabilities: { ...WATCHES, window: { workDoneProgress: true } },
      prepare: (connection) => {
        connection.onRequest("window/workDoneProgress/create", ({ token }: { token: string }) => {
          connection.onProgress(WorkDoneProgress.type, token, (value) => void progress.push(value));
          return null;
        });
      },
    });
    const { parts } = streamed(client);
    const answer = await client.pullAll([], partly);
    expect(answer).toEqual({ items: [] });
    expect(parts.length).toBeGreaterThan(2);
    expect(Object.keys(told({ items: parts.flat() }, place))).toHaveLength(30);
    expect(progress.map(({ kind }) => kind)).toEqual(["begin", ...Array(5).fill("report"), "end"]);
    expect(progress.at(-2)).toMatchObject({ percentage: 100, message: "30 of 30" });
  });

  test("let the editor have its answer at once when it wants none any more, and what was read is not lost", async () => {
    const place = folderWith(many(200));
    const client = await start({ folders: [place] });
    const { parts, until } = streamed(client);
    const source = new CancellationTokenSource();
    const asked = client.pullAll([], partly, source.token);
    await until(3);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    const read = parts.flat().length;
    expect(read).toBeLessThan(200);
    const [first] = await afterwards(client, parts);
    expect(first!.length).toBeGreaterThanOrEqual(read);
  });

  test("leave the note in which somebody writes its turn", async () => {
    const place = folderWith(many(200));
    const client = await start({ folders: [place] });
    const { parts, until } = streamed(client);
    const asked = client.pullAll([], partly);
    await client.open(uriOf(place, "000.note"), CLEAN);
    await until(1);
    await client.pull(uriOf(place, "000.note"));
    expect(parts.flat().length).toBeLessThan(200);
    await asked;
  });

  test("need no second answer until there is news, and then it comes by itself", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": DRIFT });
    const client = await start({ folders: [place] });
    const first = await client.pullAll();
    const { parts } = streamed(client);
    let isAnswered = false;
    const held = client.pullAll(idsOf(first), partly).finally(() => (isAnswered = true));
    await client.pullAll(idsOf(first)); // an editor that takes no parts is answered
    expect(isAnswered).toBe(false);
    await client.touched(write(place, "a.note", CLEAN));
    expect(await held).toEqual({ items: [] });
    expect(told({ items: parts.flat() }, place)).toEqual({ "a.note": 0, "b.note": "same" });
  });

  test("are told of anew when their folder goes, of which alone an editor tells", async () => {
    const notes = { "a.note": DRIFT, "May/b.note": DRIFT, "Mayor.note": DRIFT };
    const place = folderWith({ ".peernote.json": {}, ...notes });
    const client = await start({ folders: [place] });
    const first = await client.pullAll();
    const { parts } = streamed(client);
    const held = client.pullAll(idsOf(first), partly);
    rmSync(join(place, "May"), { recursive: true });
    await client.touched(join(place, "May"), FileChangeType.Deleted);
    await held;
    expect(told({ items: parts.flat() }, place)).toEqual({
      "a.note": "same",
      "May/b.note": 0,
      "Mayor.note": "same",
    });
  });

  test("are told of anew when the folder of words, or of what is accepted, goes", async () => {
    const place = folderWith({
      ".peernote.json": { lexicon: ["words/ours.json"] },
      "words/ours.json": WORDS,
      "a.note": WOLK,
    });
    const client = await start({ folders: [place] });
    const first = await client.pullAll();
    expect(told(first, place)).toEqual({ "a.note": 1 });
    rmSync(join(place, "words"), { recursive: true });
    await client.touched(join(place, "words"), FileChangeType.Deleted);
    await client.until(() => client.refreshes() > 0);
    expect(told(await client.pullAll(idsOf(first)), place)).toEqual({ "a.note": 0 });
    const note = uriOf(place, "a.note");
    await client.open(note, DRIFT);
    const at = { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } };
    const keep = (await client.actions(note, at)).find(({ command }) => command !== undefined)!;
    await client.connection.sendRequest("workspace/executeCommand", keep.command!);
    await client.until(() => client.refreshes() > 1);
    expect(told(await client.pullAll(), place)).toEqual({ "a.note": 0 });
    rmSync(join(place, ".peernote"), { recursive: true });
    await client.touched(join(place, ".peernote"), FileChangeType.Deleted);
    await client.until(() => client.refreshes() > 2);
    expect(told(await client.pullAll(), place)).toEqual({ "a.note": 1 });
  });

  test.each([
    ["words are typed", (client: TestClient, note: string) => client.change(note, 2, { text: CLEAN })],
    [
      "a note is closed with other words in it than on the disk",
      (client: TestClient, note: string) => client.close(note),
    ],
  ])("are told of anew when %s", async (_, happens) => {
    const place = folderWith({ "a.note": DRIFT + DRIFT });
    const note = uriOf(place, "a.note");
    const client = await start({ folders: [place] });
    const closed = await client.pullAll();
    await client.open(note, DRIFT);
    const open = await client.pullAll(idsOf(closed));
    expect(told(open, place)).toEqual({ "a.note": 1 });
    const { parts } = streamed(client);
    const held = client.pullAll(idsOf(open), partly);
    await happens(client, note);
    await held;
    expect(told({ items: parts.flat() }, place)).not.toEqual({ "a.note": 1 });
  });

  test("end a held question when the editor cancels it or goes", async () => {
    const place = folderWith({ "a.note": DRIFT });
    const client = await start({ folders: [place] });
    const known = idsOf(await client.pullAll());
    const source = new CancellationTokenSource();
    const cancelled = client.pullAll(known, partly, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    const left = client.pullAll(known, partly);
    await Promise.all([
      expect(left).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled }),
      client.connection.sendRequest("shutdown"),
    ]);
  });
});
