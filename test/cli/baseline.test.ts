import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeBaseline } from "../../server/batch/baseline.ts";
import { folderWith, peernote, settings, WORDS, type Run } from "./peernote.ts";

const OWN = { ".peernote.json": settings(), "words.json": WORDS };
const QUIET = settings({ profile: { id: "none", title: "None", source: "here", rules: noFacts() } });

/** What was found: by row or path, the rule and the words' place. */
const found = ({ stdout }: Run): string[] =>
  (
    JSON.parse(stdout) as {
      files: { path: string; id?: string; findings: { rule: string; start: number }[] }[];
    }
  ).files.flatMap(({ path, id, findings }) =>
    findings.map(({ rule, start }) => `${id ?? path} ${rule} ${start}`),
  );

test("what a baseline holds is left out, and only what is new fails", async () => {
  const folder = folderWith({
    ...OWN,
    ".peernote.json": QUIET,
    "a.note": "He zorbled. He zorbled.\n",
    "b.note": "She zorbled.\n",
  });
  const written = await peernote(folder, ["lint", "--write-baseline", "base.json"]);
  expect(written).toEqual({
    status: 0,
    stdout: "",
    stderr:
      "peernote: base.json: 3 findings in 2 notes written down, without a word of them. Only what is new: --baseline base.json.\n",
  });
  expect(
    readFileSync(join(folder, "base.json"), "utf8"),
    "no word of a note, and no name of one",
  ).not.toMatch(/zorbled|note/i);

  const same = await peernote(folder, ["lint", "--baseline", "base.json", "--format", "json"]);
  expect([found(same), same.status]).toEqual([[], 0]);

  writeFileSync(join(folder, "a.note"), "A walk.\n\nHe zorbled. He zorbled. He zorbled.\n");
  writeFileSync(join(folder, "b.note"), "She sang.\n");
  writeFileSync(join(folder, "c.note"), "She zorbled.\n");
  const later = await peernote(folder, ["lint", "--baseline", "base.json", "--format", "json"]);
  expect(found(later), "the third time is new, and so is another note").toEqual([
    "a.note drift/motive 36",
    "c.note drift/motive 4",
  ]);
  expect(later.stderr).toBe("peernote: base.json: 2 findings left out as known; 1 finding of it is gone.\n");
  expect(later.status).toBe(1);
});

test("rows are known by their id, wherever they stand, and missing facts are, too", async () => {
  const folder = folderWith({
    ...OWN,
    "export.csv": "id,date,narrative\nn-1,2025-03-04,She zorbled.\nn-2,,They sang.\n",
  });
  await peernote(folder, ["lint", "export.csv", "--write-baseline", "base.json"]);
  writeFileSync(
    join(folder, "export.csv"),
    "id,date,narrative\nn-0,2025-03-04,She zorbled.\nn-2,,They sang.\nn-1,2025-03-04,She zorbled.\n",
  );
  const { stdout } = await peernote(folder, [
    "lint",
    "export.csv",
    "--baseline",
    "base.json",
    "--format",
    "json",
    "--no-redact",
  ]);
  const { files } = JSON.parse(stdout) as { files: { row: number; findings: { rule: string }[] }[] };
  expect(
    files.map(({ row, findings }) => [row, findings.some(({ rule }) => rule === "drift/motive")]),
  ).toEqual([
    [2, true],
    [3, false],
    [4, false],
  ]);
  expect(files[1]!.findings).toEqual([]);
});

test("a baseline that cannot be used is said, and nothing is linted", async () => {
  const folder = folderWith({ ...OWN, "a.note": "He zorbled.\n", "bad.json": '{ "version": 1 }' });
  await peernote(folder, ["lint", "--write-baseline", "base.json"]);
  rmSync(join(folder, ".peernote/key"));
  const runs = await Promise.all(
    ["base.json", "bad.json", "none.json"].map((file) => peernote(folder, ["lint", "--baseline", file])),
  );
  expect(runs.map(({ status, stdout }) => [status, stdout])).toEqual([
    [2, ""],
    [2, ""],
    [2, ""],
  ]);
  expect(runs[0]!.stderr).toContain("base.json:1:1: the key to it, .peernote/key, is missing");
  expect(runs[1]!.stderr).toContain("bad.json:1:1: findings");
  expect(runs[2]!.stderr).toContain("there is no such baseline: --write-baseline writes one");
});

test("a baseline is written over nothing but a baseline, and never over one that changed meanwhile", async () => {
  const note = "He zorbled.\n";
  const folder = folderWith({ ...OWN, "a.note": note, "data.json": '{ "notes": [] }' });
  for (const file of ["a.note", "data.json", "words.json"]) {
    const before = readFileSync(join(folder, file), "utf8");
    const { status, stderr } = await peernote(folder, ["lint", "a.note", "--write-baseline", file]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `peernote: ${file} is there and no baseline of peernote, so nothing is written there: give the baseline another name.\n`,
    });
    expect(readFileSync(join(folder, file), "utf8")).toBe(before);
  }
  const base = join(folder, "base.json");
  expect((await peernote(folder, ["lint", "a.note", "--write-baseline", "base.json"])).status).toBe(0);
  const first = readFileSync(base);
  const others = first.toString().replace(/: 1\b/, ": 7");
  writeFileSync(base, others);
  await expect(writeBaseline(base, first, new Map([["0123456789abcdef", 1]]))).rejects.toThrow(
    "was changed while the notes were read, and stays as it is: run this again",
  );
  expect(readFileSync(base, "utf8")).toBe(others);
});

test("a baseline that cannot be written or read is named, with the mend", async () => {
  const folder = folderWith({ ...OWN, "a.note": "He zorbled.\n", "in/base.json/x": "" });
  const unwritten = await peernote(folder, ["lint", "a.note", "--write-baseline", "a.note/base.json"]);
  expect(unwritten).toMatchObject({ status: 2, stdout: "" });
  expect(unwritten.stderr).toContain("a.note/base.json");
  expect(unwritten.stderr).not.toContain("mistake of its own");
  const unread = await peernote(folder, ["lint", "a.note", "--baseline", "in/base.json"]);
  expect(unread).toEqual({
    status: 2,
    stdout: "",
    stderr: "peernote: in/base.json:1:1: is a folder: name a file.\n",
  });
});

/** No fact is asked for, so that a short note has nothing but its words. */
function noFacts(): Record<string, string> {
  const names =
    "service-type narrative date duration location signature signature-date diagnosis-code code plan";
  return Object.fromEntries(names.split(" ").map((name) => [`field/${name}`, "off"]));
}
