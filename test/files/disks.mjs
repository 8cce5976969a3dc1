// Everything that writes, on a small disk that is full, on one that may only be read, and in a folder that belongs to others: it ends
// with 2, names the file and the mend, and all files are what they were. Needs root, and a mount namespace of its own.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { allIn, csvOf, DRAFT, expect, flagged, newFolder, openEditor, peernote, put } from "./peernote.mjs";

const NOBODY = 65534;
const FULL = "as (the|your share of the) disk is full: make room, then run this again";

/** How a disk is kept from being written to, who tries, and what is said then. */
const TROUBLES = {
  full: { trouble: fill, says: FULL },
  "read-only": {
    trouble: (disk) => mount("-o", "remount,ro", disk),
    says: "its disk may only be read, so use another",
  },
  "somebody else's": { trouble: close, says: "ask for permission", as: { uid: NOBODY } },
};

const lint = (...args) => ({ args: ["lint", "--today", "2026-03-06", ...args] });

/** What writes, what is there before, and which file is named. */
const WRITERS = {
  "--fix": { before: { "a.note": DRAFT, "b.note": DRAFT }, run: lint("--fix"), file: "a.note" },
  "--write-baseline": {
    first: lint("--write-baseline", "base.json"),
    then: { "b.note": flagged(200) },
    run: lint("--write-baseline", "base.json"),
    file: "base.json",
  },
  "-o report": {
    before: { "report.json": "old" },
    run: lint("--format", "json", "-o", "report.json", "a.note"),
    file: "report.json",
  },
  "a checkpoint": {
    before: { "report.ndjson": "old", "export.csv": csvOf(3) },
    first: lint("--format", "ndjson", "export.csv"), // makes the key
    run: lint("--format", "ndjson", "export.csv", "-o", "report.ndjson"),
    free: 4096, // enough for the report's first lines
    file: "report.ndjson(.checkpoint.json)?",
  },
  "a page": {
    before: { "page.html": "old" },
    run: { args: ["report", "a.note", "-o", "page.html"] },
    file: "page.html",
  },
  "a key": {
    before: { "export.csv": csvOf(3) },
    run: lint("--format", "ndjson", "export.csv"),
    file: ".peernote/key",
    says: "cannot be made \\((ENOSPC|EROFS|EACCES)\\).*run this once where it may be written",
  },
  "the cache": {
    before: { "export.csv": csvOf(3) },
    first: lint("--cache", "export.csv"),
    then: { "export.csv": csvOf(40) },
    run: lint("--cache", "export.csv"),
    file: ".peernote/[a-z/.]+",
    grows: ".peernote/cache/notes",
  },
  "an acceptance": {
    first: editing("peernote.accept", 0),
    run: editing("peernote.accept", 2),
    file: "accepted.json",
  },
  "an agency's words": {
    before: { ".peernote.json": "{}\n" },
    run: editing("peernote.addWords", 0),
    file: "[a-z.]+json",
  },
};

// Somebody else runs it, too, who may not look into the folder of this one.
const everybodys = newFolder();
chmodSync(everybodys, 0o755);
cpSync("dist", join(everybodys, "dist"), { recursive: true });
process.chdir(everybodys);

for (const [trouble, how] of Object.entries(TROUBLES))
  for (const [writer, what] of Object.entries(WRITERS)) await tryOut(`${writer}, ${trouble}`, how, what);
rmSync(everybodys, { recursive: true });
console.log(
  `${Object.keys(WRITERS).join(", ")}: each on a disk that is ${Object.keys(TROUBLES).join(", ")}.`,
);

async function tryOut(
  name,
  { trouble, says, as = {} },
  { before = {}, first, then = {}, run, free = 0, grows, ...what },
) {
  const disk = newFolder();
  mount("-t", "tmpfs", "-o", "size=128k", "tmpfs", disk);
  try {
    put(disk, { "a.note": flagged(40), ...before });
    if (first !== undefined) await done(disk, first, {});
    put(disk, then);
    trouble(disk, free);
    const was = allIn(disk);
    const { status, said } = await done(disk, run, as);
    expect(status === 2, `${name}: it ends with 2 (${status}: ${said})`);
    const sentence = new RegExp(`${what.file}(:1:1:)? .*(${what.says ?? says})`);
    expect(sentence.test(said), `${name}: the file and the mend are named (${said})`);
    expect(!/mistake of its own|victim|hx of/.test(said), `${name}: no word of a note is (${said})`);
    const is = allIn(disk);
    if (grows !== undefined && is.get(grows).startsWith(was.get(grows))) was.set(grows, is.get(grows));
    expect(
      [...is.keys()].join() === [...was.keys()].join(),
      `${name}: no file more or less (${[...is.keys()].join()})`,
    );
    for (const [path, content] of was) expect(is.get(path) === content, `${name}: ${path} is what it was`);
    const empty = readdirSync(disk).filter(
      (one) => one === ".peernote" && readdirSync(join(disk, one)).length === 0,
    );
    expect(empty.length === 0, `${name}: no empty folder is left`);
  } finally {
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true });
  }
}

async function done(disk, { args, edit }, as) {
  if (edit !== undefined) return edit(disk, as);
  const { status, stderr } = await peernote(disk, args, as);
  return { status, said: stderr };
}

/** Has an editor keep words, and gives what the writer is told. */
function editing(wanted, line) {
  async function edit(disk, as) {
    const text = readFileSync(join(disk, "a.note"), "utf8");
    const editor = await openEditor(disk, "a.note", text, as);
    const [command] = await editor.commands(line, wanted);
    await editor.run(command);
    await editor.stop();
    return { status: editor.said.length > 0 ? 2 : 0, said: editor.said.join() };
  }
  return { edit };
}

function fill(disk, free) {
  const path = join(disk, "fill");
  const file = openSync(path, "w");
  try {
    for (;;) writeSync(file, Buffer.alloc(4096));
  } catch {
    // It is full.
  }
  closeSync(file);
  truncateSync(path, statSync(path).size - free);
}

function close(disk) {
  for (const name of [".", ...readdirSync(disk, { recursive: true })]) {
    const path = join(disk, name);
    const isFolder = statSync(path).isDirectory();
    chownSync(path, NOBODY, NOBODY);
    chmodSync(path, isFolder ? 0o555 : 0o444);
  }
}

function mount(...args) {
  mkdirSync(args.at(-1), { recursive: true });
  execFileSync("mount", args);
}
