import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { CodeAction, Diagnostic, ShowMessageParams } from "vscode-languageserver-protocol/node";
import { peernote } from "../cli/peernote.ts";
import { folderWith, PULLS, startClient, uriOf, write, type TestClient } from "./client.ts";

const TEXT = "We met at the Baseline Coffee House. She is playing the victim again.\n";

let client: TestClient;
const said: string[] = [];

/** A folder with these files and a note, the note opened in an editor. */
async function opened(files: Parameters<typeof folderWith>[0], text = TEXT): Promise<[string, string]> {
  const folder = folderWith({ "in/a.note": text, ...files });
  client = await startClient({
    capabilities: PULLS,
    folders: [folder],
    prepare: (connection) =>
      connection.onNotification(
        "window/showMessage",
        ({ message }: ShowMessageParams) => void said.push(message),
      ),
  });
  const note = uriOf(folder, "in/a.note");
  await client.open(note, text);
  return [folder, note];
}

afterEach(async () => {
  await client.stop();
  said.length = 0;
});

/** The words that drift rules underline in the note's first line. */
const drift = (diagnostics: readonly Diagnostic[], text = TEXT): string[] =>
  diagnostics
    .filter(({ code }) => String(code).startsWith("drift/"))
    .map(({ range }) => text.slice(range.start.character, range.end.character));

async function actionAt(note: string, words: string, title: string, text = TEXT): Promise<CodeAction> {
  const position = { line: 0, character: text.indexOf(words) };
  const actions = await client.actions(note, { start: position, end: position });
  const action = actions.find((one) => one.title === title);
  if (action === undefined) throw new Error(`there is only: ${actions.map((one) => one.title).join("; ")}`);
  return action;
}

async function run({ command }: CodeAction): Promise<void> {
  const before = client.refreshes();
  await client.connection.sendRequest("workspace/executeCommand", command!);
  await client.until(() => client.refreshes() > before || said.length > 0);
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

const LEAVE_VICTIM = 'Leave "playing the victim" alone in all notes of your agency';

test("a name goes into the settings, comments and layout stay, and editor and command line know it", async () => {
  const text = "He said hello at Flat Affect House. We sat down.\n";
  const settings = '{\r\n\t// ours\r\n\t"names": ["Manic Panic"], // a shop\r\n\t"rules": {}\r\n}\r\n';
  const [folder, note] = await opened({ ".peernote.json": `\ufeff${settings}` }, text);
  expect(drift(await client.pulled(note), text)).toEqual(["Flat Affect"]);
  const title = 'Add "Flat Affect House" to your agency\'s names of programs, groups and places';
  await run(await actionAt(note, "Flat Affect", title, text));
  expect(read(folder, ".peernote.json")).toBe(
    `\ufeff${settings.replace('["Manic Panic"]', '[\r\n\t\t"Manic Panic",\r\n\t\t"Flat Affect House"\r\n\t]')}`,
  );
  expect(drift(await client.pulled(note), text)).toEqual([]);
  expect((await peernote(folder, ["lint", "--fail-on", "warning"])).stdout).not.toContain("Flat Affect");
});

test("a term goes into a lexicon file of its category, which is made and named in the settings", async () => {
  const [folder, note] = await opened({});
  await run(await actionAt(note, "playing", LEAVE_VICTIM));
  expect(JSON.parse(read(folder, ".peernote.json"))).toEqual({ lexicon: ["motive.lexicon.json"] });
  expect(JSON.parse(read(folder, "motive.lexicon.json"))).toEqual({
    category: "motive",
    unless: ["playing the victim"],
    entries: [],
  });
  expect(drift(await client.pulled(note))).not.toContain("playing the victim");
  const { stdout } = await peernote(folder, ["lint", "--format", "json"]);
  expect(stdout).not.toContain("drift/motive");
});

test("a term goes into the agency's file of that category where there is one, once", async () => {
  const ours = {
    category: "motive",
    unless: ["acting up"],
    entries: [{ terms: ["wolk:verb"], examples: ["He is [[wolking]]."] }],
  };
  const [folder, note] = await opened({
    ".peernote.json": { lexicon: ["other.json", "ours.json"] },
    "other.json": { category: "label", entries: [] },
    "ours.json": ours,
  });
  const action = await actionAt(note, "playing", LEAVE_VICTIM);
  await run(action);
  expect(JSON.parse(read(folder, "ours.json"))).toEqual({
    ...ours,
    unless: ["acting up", "playing the victim"],
  });
  expect(JSON.parse(read(folder, ".peernote.json"))).toEqual({ lexicon: ["other.json", "ours.json"] });
});

test("words about danger are no agency's to leave out, and a sentence that a reader doubts is no term", async () => {
  const text = "She said she wants to kill herself. She is playing the victim.\n";
  const [, note] = await opened({}, text);
  const position = { line: 0, character: text.indexOf("kill herself") };
  const titles = (await client.actions(note, { start: position, end: position })).map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter((title) => title.startsWith("Leave"))).toEqual([]);
});

test("a term that an agency leaves alone is found where it speaks of danger", async () => {
  const text = "She has suicidal ideation. She is playing the victim.\n";
  const [, note] = await opened(
    {
      ".peernote.json": { lexicon: ["a.json", "b.json"] },
      "a.json": { category: "assessing", unless: ["suicidal ideation"], entries: [] },
      "b.json": { category: "clinical-idiom", unless: ["suicidal ideation"], entries: [] },
    },
    text,
  );
  expect(drift(await client.pulled(note), text)).toContain("has suicidal ideation");
});

test("a broken file is named and never written over", async () => {
  const [folder, note] = await opened({ ".peernote.json": '{ "names": [' });
  await run(await actionAt(note, "playing", LEAVE_VICTIM));
  expect(said).toEqual([expect.stringMatching(/^Nothing was added.*\.peernote\.json:1:\d+: not valid JSON/)]);
  expect(read(folder, ".peernote.json")).toBe('{ "names": [');
  expect(existsSync(join(folder, "motive.lexicon.json"))).toBe(false);
});

test("settings lie nearest to the note, and what was kept before there were any stays kept", async () => {
  const [folder, note] = await opened({ "in/deep/b.note": TEXT });
  await run(await actionAt(note, "playing", "Keep: another reason"));
  expect(drift(await client.pulled(note))).not.toContain("playing the victim");
  write(folder, ".peernote.json", { rules: { "drift/label": "off" } });
  await client.stop();
  client = await startClient({ capabilities: PULLS, folders: [folder] });
  await client.open(note, TEXT);
  expect(drift(await client.pulled(note))).not.toContain("playing the victim");
  const { stdout } = await peernote(folder, ["lint", "in/a.note", "--format", "json"]);
  expect(stdout).not.toContain("drift/motive");

  write(folder, "in/deep/.peernote.json", { rules: { "drift/motive": "off" } });
  const deep = uriOf(folder, "in/deep/b.note");
  await client.open(deep, TEXT);
  expect(drift(await client.pulled(deep))).not.toContain("playing the victim");
});

test("a note in the root of a disk has settings and a place to keep words like any other", async () => {
  client = await startClient({ capabilities: PULLS });
  for (const note of ["file:///a.note", "file:///c:/a.note", "vscode-vfs://host/a.note"]) {
    await client.open(note, TEXT);
    expect(drift(await client.pulled(note))).toContain("playing the victim");
  }
});
