import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostileFiles } from "../hostile/make.ts";
import { folderWith, peernote } from "../cli/peernote.ts";

const files = hostileFiles();
const folder = folderWith(files);
const paths = Object.keys(files).filter((path) => !path.endsWith(".json") || /fhir|bundle/.test(path));
const isText = (path: string): boolean => /\.note$|constructor$/.test(path);

/** What is said of each that cannot be read as a whole. Of the others nothing is complained about. */
const SAID: Readonly<Record<string, string>> = {
  "nul.note": "nul.note is not a text file: name text files only.",
  "long.note": "long.note is larger than 10 MB: cut it into notes, or say with --as what it holds.",
  "deep.fhir.json": "deep.fhir.json, record 1 is nested more than 100 deep: it is left out.",
  "bundle.json": "bundle.json, record 1 is nested more than 100 deep: it is left out.",
  "bomb.csv.gz": "bomb.csv.gz, row 2 is longer than 10 MB: it is left out.",
  "bomb.xlsx":
    "bomb.xlsx is larger than 300 MB when it is unpacked: save the sheet as CSV, which is read row by row.",
  "far.xlsx":
    "far.xlsx has cells too far away from the others: save the sheet as CSV, which is read row by row.",
  "far-down.xlsx":
    "far-down.xlsx has cells too far away from the others: save the sheet as CSV, which is read row by row.",
  "slip.xlsx": "slip.xlsx is no workbook that can be read: open it and save it again as .xlsx, or as CSV.",
  "deep/a.note": "deep/.peernote.json:1:111: nested more than 100 deep here.",
  "proto/a.note":
    'proto/.peernote.json:1:3: "__proto__" is not known here: check its spelling, or take it out.',
  "ways/a.note": "too many parts may be left out or be this or that: write several phrases.",
};

test.each(paths)("%s is linted, or it is said why not", async (path) => {
  const { status, stdout, stderr } = await peernote(folder, [
    "lint",
    "--format",
    "ndjson",
    "--no-redact",
    path,
  ]);
  expect(stderr).not.toContain("mistake of its own");
  expect(`${stdout}${stderr}`).not.toContain("[native code]");
  if (SAID[path] === undefined)
    expect([status, stdout.includes("drift/motive") || path === "wide.csv"]).toEqual([1, true]);
  else expect([status, stderr.includes(SAID[path])]).toEqual([2, true]);
});

test.each(["pretty", "csv", "sarif", "junit", "github", "json"])(
  "as %s what stands in notes is inert",
  async (format) => {
    const given = ["escapes.note", "formulas.csv", "proto.jsonl", "entities.xlsx"];
    const { stdout } = await peernote(folder, ["lint", "--format", format, "--no-redact", ...given]);
    expect(stdout).not.toMatch(/[^\P{Cc}\r\n]/u);
    if (format === "pretty") expect(stdout).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    if (format === "csv") expect(stdout).not.toMatch(/(?:^|[,"])[=+@]/m);
  },
);

test("reports and fixes come to terms with all of them, and nothing is written outside", async () => {
  const { stderr } = await peernote(folder, ["report", "-o", "page.html", ...paths]);
  expect(stderr).not.toContain("mistake of its own");
  expect(readFileSync(join(folder, "page.html"), "utf8")).not.toContain("<script");
  const notes = paths.filter((path) => isText(path) && SAID[path] === undefined);
  const fixed = await peernote(folder, ["lint", "--fix", ...notes]);
  expect(fixed.stderr).toBe("");
  expect(existsSync(join(folder, "../../slipped"))).toBe(false);
});
