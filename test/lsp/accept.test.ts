import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CodeAction, Diagnostic, ShowMessageParams } from "vscode-languageserver-protocol/node";
import { peernote } from "../cli/peernote.ts";
import {
  agencyFolder,
  folderWith,
  PULLS,
  WATCHES,
  startClient,
  uriOf,
  write,
  type Editor,
  type TestClient,
} from "./client.ts";

const TEXT = "He is wolking today, quietly.\nShe is wolking to the bus.\n";
const clients: TestClient[] = [];

async function start(editor: Editor = {}): Promise<TestClient> {
  const client = await startClient({ capabilities: PULLS, ...editor });
  clients.push(client);
  return client;
}

/** An editor in which no folder is open: a note's settings and what is kept of it lie beside it. */
let atHand: TestClient;
beforeAll(async () => {
  atHand = await startClient({ capabilities: PULLS });
});
afterAll(() => atHand.stop());
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const at = (line: number) => ({ start: { line, character: 8 }, end: { line, character: 8 } });

/** The lines in which the agency's word is underlined. */
const lines = (diagnostics: readonly Diagnostic[]): number[] =>
  diagnostics.filter(({ code }) => code === "drift/motive").map(({ range }) => range.start.line);

const keeps = async (client: TestClient, uri: string, line: number): Promise<CodeAction[]> =>
  (await client.actions(uri, at(line))).filter(({ command }) => command !== undefined);

const run = (client: TestClient, { command }: CodeAction): Promise<unknown> =>
  client.connection.sendRequest("workspace/executeCommand", command!);

const accepted = (folder: string) =>
  (
    JSON.parse(readFileSync(join(folder, ".peernote/accepted.json"), "utf8")) as {
      accepted: Record<string, string>[];
    }
  ).accepted;

/** The lines in which the command line finds the agency's word. */
async function onCommandLine(folder: string): Promise<number[]> {
  const { stdout, stderr } = await peernote(folder, ["lint", "--format", "json"]);
  expect(stderr).toBe("");
  type Found = { rule: string; line: number };
  const { files } = JSON.parse(stdout) as { files: { findings: Found[] }[] };
  return files.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === "drift/motive").map(({ line }) => line - 1),
  );
}

test("words that are kept with a reason are shown no more, in the editor or on the command line", async () => {
  const folder = agencyFolder({ "in/a.note": TEXT });
  const note = uriOf(folder, "in/a.note");
  const client = await start({ folders: [folder] });
  await client.open(note, TEXT);
  expect(lines(await client.pulled(note))).toEqual([0, 1]);

  const actions = await client.actions(note, at(0));
  const titles = actions.map(({ title }) => title);
  expect(titles.slice(-5)).toEqual([
    "Keep: the person's own words",
    "Keep: required by the payer",
    "Keep: a name",
    "Keep: another reason",
    'Leave "wolking" alone in all notes of your agency',
  ]);
  expect(titles.length).toBeGreaterThan(5);
  await run(client, actions.at(-4)!);
  await client.until(() => client.refreshes() > 0);
  expect(lines(await client.pulled(note))).toEqual([1]);
  expect(await keeps(client, note, 0)).toEqual([]);

  expect(accepted(folder)).toEqual([
    {
      rule: "drift/motive",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      reason: "payer",
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  ]);
  expect(await onCommandLine(folder)).toEqual([1]);
});

test("the same sentence is kept however it is wrapped; the same words in another sentence are not", async () => {
  const folder = agencyFolder({ "a.note": TEXT });
  const note = uriOf(folder, "a.note");
  await atHand.open(note, TEXT);
  await run(atHand, (await keeps(atHand, note, 0))[0]!);
  await atHand.change(note, 2, { text: "He is wolking  today,\r\nquietly.\r\nHe is wolking today.\r\n" });
  expect(lines(await atHand.pulled(note))).toEqual([2]);
});

test("a sentence that the second reader doubts is kept until it is told otherwise", async () => {
  const text = "I told the group about her brother so they would go easy on her.\n";
  const folder = folderWith({ "a.note": text });
  const note = uriOf(folder, "a.note");
  const doubted = async () =>
    (await atHand.pulled(note)).filter(({ data }) => (data as { entry?: string }).entry === "second-reader");
  const onDisk = async () => {
    const { stdout, stderr } = await peernote(folder, ["lint", "--format", "json"]);
    return { doubts: stdout.split('"second-reader"').length - 1, stderr };
  };
  await atHand.open(note, text);
  expect(await doubted()).toHaveLength(1);
  await run(atHand, (await keeps(atHand, note, 0))[0]!);
  expect(await doubted()).toEqual([]);
  expect(await onDisk()).toEqual({ doubts: 0, stderr: "" });

  const other = text.replace("the group", "her group");
  await atHand.change(note, 2, { text: other });
  expect(await doubted()).toHaveLength(1);
  write(folder, "a.note", other);
  expect(await onDisk()).toEqual({
    doubts: 1,
    stderr: expect.stringContaining("1 acceptance there matches no finding any more"),
  });
});

test("nothing that is written holds words of the note, and the key is its owner's alone", async () => {
  const folder = agencyFolder({ "a.note": TEXT });
  const note = uriOf(folder, "a.note");
  await atHand.open(note, TEXT);
  await run(atHand, (await keeps(atHand, note, 0))[0]!);
  const names = readdirSync(join(folder, ".peernote")).sort();
  expect(names).toEqual([".gitignore", "accepted.json", "key"]);
  const all = names.map((name) => readFileSync(join(folder, ".peernote", name), "utf8")).join("\n");
  for (const word of TEXT.match(/\w{5,}/g)!) expect(all).not.toContain(word);
  expect(readFileSync(join(folder, ".peernote/.gitignore"), "utf8").split("\n")).toContain("key");
  if (process.platform !== "win32") expect(statSync(join(folder, ".peernote/key")).mode & 0o777).toBe(0o600);
  expect(atHand.log).toEqual([]);
});

test("without settings they are kept beside the note, and a note that lies nowhere keeps none", async () => {
  const text = "She is playing the victim.\n";
  const folder = folderWith({ "in/a.note": text });
  const note = uriOf(folder, "in/a.note");
  const client = await start({ folders: [folder] });
  await client.open(note, text);
  await run(client, (await keeps(client, note, 0))[0]!);
  expect(lines(await client.pulled(note))).toEqual([]);
  expect(accepted(join(folder, "in"))).toHaveLength(1);
  expect(await onCommandLine(folder)).toEqual([]);
  await client.open("untitled:Note-1", text);
  expect(lines(await client.pulled("untitled:Note-1"))).toEqual([0]);
  expect(await keeps(client, "untitled:Note-1", 0)).toHaveLength(1); // the folder that is open may still learn the words
});

test("an editor that waits for diagnostics gets them anew", async () => {
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  const client = await start({ folders: [folder], capabilities: {} });
  await client.open(note, TEXT);
  expect(lines(await client.publishedFor(note, 1))).toEqual([0, 1]);
  await run(client, (await keeps(client, note, 1))[0]!);
  await client.until(() => lines(client.published.get(note)!.diagnostics).join() === "0");
});

test("two editors at once lose nothing of each other's", async () => {
  const sentences = Array.from({ length: 6 }, (_, index) => `He is wolking for the ${index}th time.`);
  const text = `${sentences.join("\n\n")}\n`;
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  const both = await Promise.all([start({ folders: [folder] }), start({ folders: [folder] })]);
  const chosen = await Promise.all(
    both.map(async (client, which) => {
      await client.open(note, text);
      const mine = sentences.map((_, index) => index).filter((index) => index % 2 === which);
      const actions = await Promise.all(mine.map((index) => keeps(client, note, 2 * index)));
      return actions.map(
        ([first]) =>
          () =>
            run(client, first!),
      );
    }),
  );
  await Promise.all(chosen.flat().map((choose) => choose()));
  expect(new Set(accepted(folder).map(({ hash }) => hash)).size).toBe(sentences.length);
  expect(readdirSync(join(folder, ".peernote")).sort()).toEqual([".gitignore", "accepted.json", "key"]);
  write(folder, "a.note", text);
  expect(await onCommandLine(folder)).toEqual([]);
});

test("what changes on the disk is read anew, and a broken file is shown and never written over", async () => {
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  const said: string[] = [];
  const client = await start({
    folders: [folder],
    capabilities: WATCHES,
    prepare: (connection) =>
      connection.onNotification(
        "window/showMessage",
        ({ message }: ShowMessageParams) => void said.push(message),
      ),
  });
  await client.open(note, TEXT);
  await run(client, (await keeps(client, note, 0))[0]!);
  await client.until(() => client.refreshes() === 1);
  const file = join(folder, ".peernote/accepted.json");
  const whole = readFileSync(file, "utf8");

  const broken = whole.replace('"version": 1', '"version": 9');
  await client.touched(write(folder, ".peernote/accepted.json", broken));
  await client.until(() => client.refreshes() === 2);
  expect(lines(await client.pulled(note))).toEqual([0, 1]);
  await client.until(() => client.published.get(uriOf(file))?.diagnostics.length === 1);
  expect(client.published.get(uriOf(file))!.diagnostics[0]).toMatchObject({
    message: expect.stringContaining("version"),
    range: { start: { line: 1 } },
  });
  await run(client, (await keeps(client, note, 1))[0]!);
  expect(said).toEqual([expect.stringMatching(/accepted\.json:2:\d+: version/)]);
  expect(readFileSync(file, "utf8")).toBe(broken);

  await client.touched(write(folder, ".peernote/accepted.json", whole));
  await client.until(() => client.published.get(uriOf(file))?.diagnostics.length === 0);
  expect(lines(await client.pulled(note))).toEqual([1]);
});

test("without the key nothing is hidden, and no second key is made", async () => {
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  await atHand.open(note, TEXT);
  await run(atHand, (await keeps(atHand, note, 0))[0]!);
  rmSync(join(folder, ".peernote/key"));

  const said: string[] = [];
  const client = await start({
    folders: [folder],
    prepare: (connection) =>
      connection.onNotification(
        "window/showMessage",
        ({ message }: ShowMessageParams) => void said.push(message),
      ),
  });
  await client.open(note, TEXT);
  expect(lines(await client.pulled(note))).toEqual([0, 1]);
  await client.until(() => client.published.has(uriOf(folder, ".peernote/accepted.json")));
  await run(client, (await keeps(client, note, 1))[0]!);
  expect(said).toEqual([expect.stringContaining(".peernote/key, is missing")]);
  expect(existsSync(join(folder, ".peernote/key"))).toBe(false);
});

test("a reason that was chosen for an older version of the note is not written down", async () => {
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  await atHand.open(note, TEXT);
  const [keep] = await keeps(atHand, note, 0);
  await atHand.change(note, 2, { text: `Hm.\n${TEXT}` });
  await run(atHand, keep!);
  expect(existsSync(join(folder, ".peernote"))).toBe(false);
});

test("a folder that is on no disk is written to through the editor", async () => {
  const folder = agencyFolder();
  const remote = "vscode-vfs://host/notes";
  const local = (uri: string): string => fileURLToPath(uri.replace(remote, uriOf(folder)));
  const client = await start({
    options: { files: true },
    prepare: (connection) => {
      connection.onRequest("peernote/readFile", ({ uri }: { uri: string }) =>
        existsSync(local(uri)) ? readFileSync(local(uri)).toString("base64") : null,
      );
      connection.onRequest("peernote/writeFile", ({ uri, content }: { uri: string; content: string }) => {
        write(folder, local(uri).slice(folder.length), "");
        writeFileSync(local(uri), Buffer.from(content, "base64"));
        return null;
      });
    },
  });
  const note = `${remote}/a.note`;
  const text = "She is playing the victim.\n";
  await client.open(note, text);
  await run(client, (await keeps(client, note, 0))[0]!);
  expect(lines(await client.pulled(note))).toEqual([]);
  expect(accepted(folder)).toHaveLength(1);
});
