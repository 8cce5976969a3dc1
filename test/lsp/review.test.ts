import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import {
  LIST_FILES,
  READ_AGAIN,
  READ_FILE,
  REVIEW,
  REVIEW_CHANGED,
  RULE_TITLES,
  SHOW_AGAIN,
  type ListFilesParams,
  type ReadFileParams,
  type ReviewResult,
} from "../../server/lsp/protocol.ts";
import { folderWith, uriOf, write, type TestClient } from "./client.ts";
import { CLEAN, DRIFT, start } from "./reviewing.ts";

const review = (client: TestClient) => client.connection.sendRequest<ReviewResult>(REVIEW);

/** Opens a note, keeps the words on its first line as the person's own, and closes it. */
async function keep(client: TestClient, note: string, text: string): Promise<void> {
  await client.open(note, text);
  const at = { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } };
  const { command } = (await client.actions(note, at)).find((action) => action.command !== undefined)!;
  const refreshes = client.refreshes();
  await client.connection.sendRequest("workspace/executeCommand", command!);
  await client.close(note);
  await client.until(() => client.refreshes() > refreshes);
}

test("kept words are told with their places and reasons, in notes that nobody has opened as well", async () => {
  const place = folderWith({ ".peernote.json": {}, "a.note": DRIFT, "in/b.note": CLEAN + DRIFT });
  const client = await start({ folders: [place] });
  await keep(client, uriOf(place, "a.note"), DRIFT);
  const { notes, kept, unneeded } = await review(client);
  expect(notes).toBe(2);
  expect(unneeded).toEqual([]);
  const words = {
    rule: "drift/motive",
    reason: "own-words",
    words: "playing the victim",
    home: uriOf(place),
  };
  expect(kept).toMatchObject([
    { ...words, uri: uriOf(place, "a.note"), range: { start: { line: 0, character: 7 } } },
    { ...words, uri: uriOf(place, "in/b.note"), range: { start: { line: 1, character: 7 } } },
  ]);
  expect(kept[0]!.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("words that are to show again do, and nothing else changes", async () => {
  const other = "He is in denial.\n";
  const place = folderWith({ ".peernote.json": {}, "a.note": DRIFT, "b.note": other });
  const client = await start({ folders: [place] });
  await keep(client, uriOf(place, "a.note"), DRIFT);
  await keep(client, uriOf(place, "b.note"), other);
  const [first, second] = (await review(client)).kept;
  const refreshes = client.refreshes();
  await client.connection.sendRequest(SHOW_AGAIN, { home: first!.home, hash: first!.hash });
  await client.until(() => client.refreshes() > refreshes);
  expect((await review(client)).kept).toEqual([second]);
  const found = (await client.pullAll()).items.map((item) => (item.kind === "full" ? item.items : []));
  const isDrift = ({ code }: { code?: unknown }) => code === "drift/motive";
  expect(found.map((items) => items.filter(isDrift).length)).toEqual([1, 0]);
});

test("what no note says any more is told apart, and can be taken away", async () => {
  const place = folderWith({ ".peernote.json": {}, "a.note": DRIFT });
  const client = await start({ folders: [place] });
  await keep(client, uriOf(place, "a.note"), DRIFT);
  await client.touched(write(place, "a.note", CLEAN));
  const { kept, unneeded } = await review(client);
  expect(kept).toEqual([]);
  expect(unneeded).toMatchObject([{ rule: "drift/motive", reason: "own-words", home: uriOf(place) }]);

  // Where a note cannot be read, it may be the one that needs it.
  writeFileSync(join(place, "b.note"), Buffer.from([0xff, 0xfe, 65, 0]));
  await client.touched(join(place, "b.note"), FileChangeType.Created);
  expect((await review(client)).unneeded).toEqual([]);
  await client.touched(write(place, "b.note", CLEAN));

  await client.connection.sendRequest(SHOW_AGAIN, unneeded[0]);
  expect(readFileSync(join(place, ".peernote/accepted.json"), "utf8")).not.toContain("drift/motive");
});

test("nothing is written outside of the open folders", async () => {
  const [open, elsewhere] = [folderWith({ "a.note": DRIFT }), folderWith({ ".peernote.json": {} })];
  const client = await start({ folders: [elsewhere] });
  await keep(client, uriOf(elsewhere, "b.note"), DRIFT);
  const before = readFileSync(join(elsewhere, ".peernote/accepted.json"), "utf8");
  const { hash } = (JSON.parse(before) as { accepted: { hash: string }[] }).accepted[0]!;
  const other = await start({ folders: [open] });
  await other.connection.sendRequest(SHOW_AGAIN, { home: uriOf(elsewhere), hash });
  expect(readFileSync(join(elsewhere, ".peernote/accepted.json"), "utf8")).toBe(before);
});

test("an editor that shows the review is told when it may have changed", async () => {
  const place = folderWith({ "a.note": DRIFT });
  const client = await start({ folders: [place], options: { review: true } });
  await review(client);
  const told = new Promise<void>((resolve) => {
    client.connection.onNotification(REVIEW_CHANGED, resolve);
  });
  await client.touched(write(place, "a.note", CLEAN));
  await told;
});

test("rules have their titles, in the language of the settings", async () => {
  const place = folderWith({ ".peernote.json": { language: "es" } });
  const english = await start();
  expect(await english.connection.sendRequest(RULE_TITLES)).toMatchObject({
    "drift/motive": "Motive instead of what was seen",
  });
  const spanish = await start({ folders: [place] });
  const titles = await spanish.connection.sendRequest<Record<string, string>>(RULE_TITLES);
  expect(titles["drift/motive"]).not.toBe("Motive instead of what was seen");
});

test("a folder that is on no disk is looked through by the editor", async () => {
  const place = folderWith({
    ".peernote.json": { include: ["*.md"] },
    "a.note": DRIFT,
    "b.md": DRIFT,
    "c.md": CLEAN,
  });
  const remote = "vscode-vfs://host/our%20notes";
  const asked: ListFilesParams[] = [];
  const client = await start({
    options: { files: true },
    folders: [remote],
    prepare: (connection) => {
      connection.onRequest(LIST_FILES, (params: ListFilesParams) => {
        asked.push(params);
        return ["a.note", "b.md", "c.md", ".hidden/d.note"].map((name) => `${remote}/${name}`);
      });
      connection.onRequest(READ_FILE, ({ uri }: ReadFileParams) => {
        const local = fileURLToPath(uri.replace(remote, uriOf(place)));
        return existsSync(local) ? readFileSync(local).toString("base64") : null;
      });
    },
  });
  const { items } = await client.pullAll();
  expect(items.map(({ uri }) => uri)).toEqual(["a.note", "b.md", "c.md"].map((name) => `${remote}/${name}`));
  expect(asked.every((params) => params.folder === remote)).toBe(true);
  expect(asked.flatMap(({ globs }) => globs)).toEqual(expect.arrayContaining(["**/*.note", "*.md"]));
  const before = asked.length;
  await client.pullAll();
  expect(asked.length).toBe(before);
  await client.connection.sendRequest(READ_AGAIN);
  await client.pullAll();
  expect(asked.length).toBeGreaterThan(before);
});
