import { readFileSync, rmSync, writeFileSync } from "node:fs";
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

test.each([
  ["", "accepted.json:1:1: not valid JSON here"],
  ["{", "accepted.json:1:2: not valid JSON here"],
  ['{ "version": 2, "accepted": [] }', "accepted.json:1:14: version:"],
  ['{ "version": 1, "acepted": [] }', "accepted.json:1:1: accepted:"],
])(
  "a file that says %j is one sentence with the place, status 2, and nothing is hidden",
  async (text, says) => {
    const folder = await folderWithAccepted();
    writeFileSync(join(folder, ".peernote/accepted.json"), text);
    const { found, stderr, status } = await linted(folder, "--fail-on", "never");
    expect(stderr).toContain(`peernote: .peernote/${says}`);
    expect(stderr.split("\n")).toHaveLength(2);
    expect({ found, status }).toEqual({ found: ["in/a.note", "in/b.note"], status: 2 });
  },
);

test("a rule that is not there is named with its place", async () => {
  const folder = await folderWithAccepted();
  const file = join(folder, ".peernote/accepted.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("drift/motive", "drift/motif"));
  const { stderr } = await linted(folder);
  expect(stderr).toContain(".peernote/accepted.json:4:13: accepted.0.rule: there is no such rule");
});

test("a key that is missing or none is one sentence with the mend, status 2, and nothing is hidden", async () => {
  const folder = await folderWithAccepted();
  const everything = { found: ["in/a.note", "in/b.note"], status: 2 };
  writeFileSync(join(folder, ".peernote/key"), "abc");
  const none = await linted(folder);
  expect(none).toMatchObject(everything);
  expect(none.stderr).toMatch(/^peernote: \.peernote\/key:1:1: this is no key .*\n$/);
  rmSync(join(folder, ".peernote/key"));
  const missing = await linted(folder);
  expect(missing).toMatchObject(everything);
  expect(missing.stderr).toMatch(/^peernote: \.peernote\/accepted\.json:1:1: the key to it, .*copy it .*\n$/);
});
