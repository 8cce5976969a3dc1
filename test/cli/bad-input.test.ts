import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CLI, folderWith, peernote, settings, WORDS } from "./peernote.ts";

test("each path that cannot be linted is one plain sentence, status 2, and the rest is linted", async () => {
  const folder = folderWith({
    "good.note": "Hello.",
    "empty/readme.txt": "",
    "binary.note": Uint8Array.of(80, 75, 3, 4, 0, 0, 1),
    "latin1.note": Buffer.from("Jos\u00e9 came.", "latin1"),
    "utf16.note": Buffer.from("\ufeffHello.", "utf16le"),
  });
  const paths = Object.keys(UNREADABLE);
  const run = await peernote(folder, ["lint", "--format", "json", ...paths, "good.note"]);
  const sentences = Object.entries(UNREADABLE).map(([path, what]) => `peernote: ${path} ${what}\n`);
  expect(run.stderr.split(/(?<=\n)/).sort()).toEqual(sentences.sort());
  expect(run.status).toBe(2);
  expect(JSON.parse(run.stdout)).toMatchObject({ files: [{ path: "good.note" }] });
});

const UNREADABLE = {
  "gone.note": "does not exist: check the spelling.",
  "*.gone": "matches no file: check the spelling.",
  "good.note/x.note": "does not exist: a part of its path is a file, not a folder.",
  empty: 'holds no notes: name files that end in .note, or add "include" to its .peernote.json.',
  "binary.note": "is not a text file: name text files only.",
  "latin1.note": "is not UTF-8 text: save it as UTF-8.",
  "utf16.note": "is UTF-16: save it as UTF-8.",
};

test.skipIf(process.getuid?.() === 0)("a file that may not be opened is named", async () => {
  const folder = folderWith({ "closed.note": "" });
  chmodSync(join(folder, "closed.note"), 0);
  const run = await peernote(folder, ["lint", "closed.note"]);
  expect(run).toMatchObject({
    status: 2,
    stderr: "peernote: closed.note cannot be read: ask for permission to open it.\n",
  });
});

test.each([
  [["lint", "--zzz"], "peernote: unknown option '--zzz'.\n"],
  [["lint", "--format", "xml"], /^peernote: .*'xml' is invalid\. Allowed choices are pretty, json, .*\.\n$/],
  [["lint", "--fail-on", "hint"], /^peernote: .*'hint' is invalid\. Allowed choices are error, .*\n$/],
  [["lint", "--max-warnings", "-1"], /^peernote: .* Give a whole number, such as 10\.\n$/],
  [["lint", "--workers", "0"], /^peernote: .* Give a whole number from 1, such as 2\.\n$/],
  [["lint", "--today", "2026-02-30"], /^peernote: .* Give a day of the calendar, such as 2026-03-04\.\n$/],
  [
    ["explain", "drift/motif"],
    'peernote: there is no rule or lexicon entry "drift/motif": did you mean drift/motive?\n',
  ],
])("%j is one plain sentence and status 2", async (args, sentence) => {
  const run = await peernote(folderWith({ "a.note": "" }), args);
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr.split("\n")).toHaveLength(2);
  expect(run).toMatchObject({ status: 2, stdout: "" });
});

test("a mistake in settings is one sentence with the place, once, status 2, and the notes are linted", async () => {
  const folders = SETTINGS.map(([written], at) => ({
    [`${at}/.peernote.json`]: written,
    [`${at}/a.note`]: "Hello.",
    [`${at}/b.note`]: "Hello.",
    [`${at}/broken.json`]: `{ "category": "motive",\n  "entries": [\n    { "terms": ["fine", "(left"], "examples": ["[[left]]"] }] }`,
  }));
  const folder = folderWith(Object.assign({}, ...folders) as Record<string, string>);
  const run = await peernote(folder, ["lint", "--format", "json"]);
  const sentences = run.stderr.trimEnd().split("\n").sort();
  expect(sentences).toEqual(
    SETTINGS.map(([, place], at) => expect.stringContaining(`peernote: ${at}/${place}`) as string),
  );
  expect(run.status).toBe(2);
  expect((JSON.parse(run.stdout) as { files: object[] }).files).toHaveLength(2 * SETTINGS.length);
});

/** What is written in settings, and the sentence about it. */
const SETTINGS = [
  ["{", ".peernote.json:1:2: not valid JSON here"],
  ['{\n  "inclde": []\n}', '.peernote.json:2:3: "inclde" is not known here: check its spelling'],
  ['{ "names": "WRAP" }', ".peernote.json:1:12: names:"],
  ['{ "rules": { "drift/motive": "loud" } }', ".peernote.json:1:30: rules.drift/motive:"],
  [
    '{ "rules": { "drift/motives": "off" } }',
    '.peernote.json:1:31: rules: there is no rule "drift/motives": did you mean "drift/motive"?',
  ],
  ['{ "lexicon": ["none.json"] }', '.peernote.json:1:1: lexicon: there is no file "none.json"'],
  ['{ "lexicon": ["broken.json"] }', 'broken.json:3:25: "(left": ")" is missing'],
] as const;

test("what is wrong on standard input is said too", async () => {
  const run = await peernote(folderWith({}), ["lint", "-"], { input: Uint8Array.of(0xff, 0xfe, 65, 0) });
  expect(run).toMatchObject({ status: 2, stderr: "peernote: - is UTF-16: save it as UTF-8.\n" });
});

test("an empty file is a note like any other", async () => {
  const run = await peernote(folderWith({ "a.note": "" }), ["lint", "--format", "json"]);
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toMatchObject({ summary: { files: 1 } });
});

test("a name with an escape sequence in it does not reach the terminal as one", async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, "red\u001b[31m"));
  const run = await peernote(folder, ["lint", "red\u001b[31m"]);
  expect(run.stderr).toContain("red␛[31m holds no notes");
});

test("a reader that stops reading ends the work without a complaint", async () => {
  const folder = folderWith({
    "long.note": "He zorbled on the way home. ".repeat(1000),
    ".peernote.json": settings(),
    "words.json": WORDS,
  });
  const child = spawn(process.execPath, [CLI, "lint", "long.note"], { cwd: folder });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout.once("data", () => child.stdout.destroy());
  await once(child, "close");
  expect(stderr).toBe("");
});
