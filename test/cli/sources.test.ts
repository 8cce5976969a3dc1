import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** Which notes a run reads, and the ids of the agency's words that it finds in them. */
async function linted(folder: string, args: string[], input?: string): Promise<Record<string, string[]>> {
  const { stdout, stderr } = await peernote(
    folder,
    ["lint", "--format", "json", ...args],
    input === undefined ? {} : { input },
  );
  expect(stderr).toBe("");
  type File = { path: string; findings: { data: { entry?: string } }[] };
  const { files } = JSON.parse(stdout) as { files: File[] };
  return Object.fromEntries(
    files.map(({ path, findings }) => [
      path,
      findings.flatMap(({ data }) => (data.entry?.startsWith("agency-") ? [data.entry] : [])),
    ]),
  );
}

test("a folder means its .note files and what its settings include, and nobody else's files", async () => {
  const folder = folderWith({
    "b.note": "",
    "a/c.note": "",
    "a/d.md": "",
    "a/e.txt": "",
    "node_modules/x/x.note": "",
    ".git/y.note": "",
    ".peernote.json": JSON.stringify({ include: ["a/*.md"] }),
  });
  expect(Object.keys(await linted(folder, []))).toEqual(["a/c.note", "a/d.md", "b.note"]);
  expect(Object.keys(await linted(folder, ["a"]))).toEqual(["a/c.note", "a/d.md"]);
  expect(Object.keys(await linted(folder, [join(folder, "a")]))).toEqual(
    ["a/c.note", "a/d.md"].map((path) => join(folder, path)),
  );
});

test("templates are no notes, unless somebody names one", async () => {
  const folder = folderWith({
    "a.note": "",
    "templates/b.note": "",
    "other/templates/c.note": "",
    "own/.peernote.json": JSON.stringify({ templates: "./forms/" }),
    "own/forms/d.note": "",
    ".peernote.json": JSON.stringify({ include: ["**/*.txt"] }),
    "templates/e.txt": "",
  });
  expect(Object.keys(await linted(folder, []))).toEqual(["a.note", "other/templates/c.note"]);
  expect(Object.keys(await linted(folder, ["templates/b.note"]))).toEqual(["templates/b.note"]);
});

test("a file that is named is linted whatever it is called, and once however often it is named", async () => {
  const folder = folderWith({ "a/e.txt": "", "a/f.note": "" });
  expect(Object.keys(await linted(folder, ["a/e.txt", "./a/e.txt", "a", "a/*.note"]))).toEqual([
    "a/e.txt",
    "a/f.note",
  ]);
});

test("a glob names the files that match", async () => {
  const folder = folderWith({ "a/e.txt": "", "a/f.note": "", "b/g.txt": "", "[x].txt": "" });
  expect(Object.keys(await linted(folder, ["**/{e,g}.txt"]))).toEqual(["a/e.txt", "b/g.txt"]);
  expect(Object.keys(await linted(folder, [join(folder, "a/*.txt")]))).toEqual([join(folder, "a/e.txt")]);
  expect(Object.keys(await linted(folder, ["[x].txt"]))).toEqual(["[x].txt"]);
});

test("the nearest settings at or above a note hold", async () => {
  const folder = folderWith({
    ".peernote.json": settings(),
    "words.json": WORDS,
    "top.note": "He zorbled.",
    "in/a.note": "He zorbled.",
    "off/b.note": "He zorbled.",
    "off/more.md": "",
    "off/.peernote.json": JSON.stringify({ include: ["*.md"], rules: { "drift/motive": "off" } }),
  });
  const everywhere = {
    "in/a.note": ["agency-zorbled"],
    "off/b.note": [],
    "off/more.md": [],
    "top.note": ["agency-zorbled"],
  };
  expect(await linted(folder, [])).toEqual(everywhere);
  expect(await linted(folder, ["in/a.note"])).toEqual({ "in/a.note": ["agency-zorbled"] });
  expect(await linted(join(folder, "in"), ["a.note"])).toEqual({ "a.note": [] });
  expect(await linted(join(folder, "in"), [".."])).toEqual(
    Object.fromEntries(Object.entries(everywhere).map(([path, found]) => [`../${path}`, found])),
  );
});

test("standard input is a note under the settings of the folder one is in", async () => {
  const folder = folderWith({ ".peernote.json": settings(), "words.json": WORDS });
  expect(await linted(folder, ["-"], "He zorbled.")).toEqual({ "-": ["agency-zorbled"] });
});

test("links in a folder are not followed", async () => {
  const elsewhere = folderWith({ "secret.note": "", "sub/other.note": "" });
  const folder = folderWith({ "a.note": "" });
  symlinkSync(join(elsewhere, "secret.note"), join(folder, "link.note"));
  symlinkSync(join(elsewhere, "sub"), join(folder, "sub"));
  symlinkSync(folder, join(folder, "circle"));
  expect(Object.keys(await linted(folder, []))).toEqual(["a.note"]);
  expect(Object.keys(await linted(folder, ["link.note"]))).toEqual(["link.note"]);
});

test("a glob takes no links, and so --fix with one writes nothing outside", async () => {
  const elsewhere = folderWith({ "secret.note": "Pt laughed.\n" });
  const folder = folderWith({ "a.note": "", "in/b.note": "" });
  symlinkSync(join(elsewhere, "secret.note"), join(folder, "link.note"));
  symlinkSync(elsewhere, join(folder, "sub"));
  symlinkSync("..", join(folder, "in/up"));
  expect(Object.keys(await linted(folder, ["--fix", "**/*.note"]))).toEqual(["a.note", "in/b.note"]);
  expect(readFileSync(join(elsewhere, "secret.note"), "utf8")).toBe("Pt laughed.\n");
});

test("links that lead nowhere or in a circle are named, and the other notes are linted", async () => {
  const folder = folderWith({ "a.note": "We laughed.\n" });
  symlinkSync("gone.note", join(folder, "nowhere.note"));
  symlinkSync("circle.note", join(folder, "circle.note"));
  const { status, stdout, stderr } = await peernote(folder, [
    "lint",
    "--format=ndjson",
    "nowhere.note",
    "circle.note",
    "a.note",
  ]);
  expect(stderr).toBe(
    "peernote: nowhere.note does not exist: check the spelling.\n" +
      "peernote: circle.note cannot be read: its links lead in a circle.\n",
  );
  expect({ status, lines: stdout.trim().split("\n").length }).toEqual({ status: 2, lines: 1 });
});

test.skipIf(process.platform === "win32")(
  "nobody waits for pipes and devices, neither as notes nor in place of settings and words",
  async () => {
    const pipes = ["pipe.note", "in/.peernote.json", "in/.peernote/accepted.json"];
    const folder = folderWith({ "a.note": "", "in/b.note": "", "in/.peernote/keep": "" });
    for (const name of pipes) execFileSync("mkfifo", [join(folder, name)]);
    symlinkSync("/dev/zero", join(folder, "zero.note"));
    const { status, stdout, stderr } = await peernote(folder, [
      "lint",
      "--format=ndjson",
      ...["pipe.note", "zero.note", "*.note", "."],
    ]);
    const notes = stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { path: string }).path);
    expect(notes).toEqual(["a.note", "in/b.note"]);
    const device =
      'is a pipe or a device, which may never end: pass on what it says with "| peernote lint -".';
    expect(stderr.trim().split("\n")).toEqual([
      `peernote: pipe.note ${device}`,
      `peernote: zero.note ${device}`,
      ...["in/.peernote.json:1:1:", "in/.peernote/accepted.json:1:1:"].map(
        (name) => `peernote: ${name} is no ordinary file: put one in its place.`,
      ),
    ]);
    expect(status).toBe(2);
  },
);
