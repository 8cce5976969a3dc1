import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { accept } from "../../server/accepted.ts";
import { nodeFiles } from "../../server/lsp/node-files.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

const SENTENCE = "He zorbled at the park.";

/** A folder with two notes in which the first one's sentence is accepted. */
async function folderWithAccepted(): Promise<string> {
  const folder = folderWith({
    ".peernote.json": settings(),
    "words.json": WORDS,
    "in/a.note": SENTENCE,
    "in/b.note": "She zorbled.",
  });
  await accept(
    nodeFiles,
    pathToFileURL(folder).toString(),
    { rule: "drift/motive", sentence: SENTENCE, words: "zorbled" },
    { reason: "own-words", date: "2026-03-04" },
  );
  return folder;
}

async function linted(folder: string, ...args: string[]) {
  const { stdout, stderr, status } = await peernote(folder, ["lint", "--format", "json", ...args]);
  type File = { path: string; findings: { rule: string }[] };
  const { files } = JSON.parse(stdout) as { files: File[] };
  const drift = files.filter(({ findings }) => findings.some(({ rule }) => rule === "drift/motive"));
  return { found: drift.map(({ path }) => path), stderr, status };
}

test("what is accepted is left out, and shown with --no-accepted", async () => {
  const folder = await folderWithAccepted();
  expect(await linted(folder)).toMatchObject({ found: ["in/b.note"], stderr: "" });
  expect(await linted(folder, "in/a.note")).toMatchObject({ found: [], stderr: "" });
  expect(await linted(folder, "--no-accepted")).toMatchObject({
    found: ["in/a.note", "in/b.note"],
    stderr: "",
  });
});

test("an acceptance that no note needs any more is remarked when its whole folder was linted", async () => {
  const folder = await folderWithAccepted();
  writeFileSync(join(folder, "in/a.note"), "He smiled at the park.");
  const remark =
    /^peernote: \.peernote\/accepted\.json: 1 acceptance there matches no finding any more\. .*\n$/;
  const { stderr, status } = await linted(folder, "--fail-on", "never");
  expect(stderr).toMatch(remark);
  expect(status).toBe(0);
  expect((await linted(folder, "in")).stderr).toBe("");
  expect((await linted(folder, "in/a.note", "in/b.note")).stderr).toBe("");
  expect((await linted(folder, "--no-accepted")).stderr).toBe("");
  writeFileSync(join(folder, "in/a.note"), Buffer.from([0]));
  expect((await linted(folder)).stderr).not.toContain("no finding any more"); // it may stand in what was not read
});

test("another key hides nothing, and the remark says that it may be another", async () => {
  const folder = await folderWithAccepted();
  writeFileSync(join(folder, ".peernote/key"), "ab".repeat(32));
  const { found, stderr } = await linted(folder);
  expect(found).toEqual(["in/a.note", "in/b.note"]);
  expect(stderr).toContain("the key beside it is not the one they were accepted with");
});

test("what is broken is one sentence with the place or the mend, status 2, and nothing is hidden", async () => {
  const folder = await folderWithAccepted();
  const all = folderWith({});
  for (const [name, { file, written }] of Object.entries(BROKEN)) {
    const copy = join(all, name);
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, file);
    rmSync(path);
    if (written !== undefined) writeFileSync(path, written(readFileSync(join(folder, file), "utf8")));
  }
  const { found, stderr, status } = await linted(all, "--fail-on", "never");
  expect(stderr.trimEnd().split("\n").sort()).toEqual(
    Object.entries(BROKEN)
      .map(([name, { says }]) => `peernote: ${name}/.peernote/${says}`)
      .map((line) => expect.stringContaining(line) as string),
  );
  expect(found).toEqual(Object.keys(BROKEN).flatMap((name) => [`${name}/in/a.note`, `${name}/in/b.note`]));
  expect(status).toBe(2);
});

type Broken = {
  readonly file: string;
  /** What is written in place of the file; without it the file is taken away. */
  readonly written?: (before: string) => string;
  readonly says: string;
};

/** In the order of their names. */
const BROKEN: Readonly<Record<string, Broken>> = {
  "a file of another version": {
    file: ".peernote/accepted.json",
    written: () => '{ "version": 2, "accepted": [] }',
    says: "accepted.json:1:14: version:",
  },
  "a file that breaks off": {
    file: ".peernote/accepted.json",
    written: () => "{",
    says: "accepted.json:1:2: not valid JSON here",
  },
  "a file with a name that is not known": {
    file: ".peernote/accepted.json",
    written: () => '{ "version": 1, "acepted": [] }',
    says: "accepted.json:1:1: accepted:",
  },
  "a file with a rule that is not there": {
    file: ".peernote/accepted.json",
    written: (before) => before.replace("drift/motive", "drift/motif"),
    says: "accepted.json:4:13: accepted.0.rule: there is no such rule",
  },
  "a key that is missing": {
    file: ".peernote/key",
    says: "accepted.json:1:1: the key to it, .peernote/key, is missing, so nothing is taken as accepted: copy it ",
  },
  "a key that is none": {
    file: ".peernote/key",
    written: () => "abc",
    says: "key:1:1: this is no key ",
  },
  "an empty file": {
    file: ".peernote/accepted.json",
    written: () => "",
    says: "accepted.json:1:1: not valid JSON here",
  },
};
