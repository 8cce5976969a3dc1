// Scores what peernote says a note has (note.signals) against labels, and prints a table for each set of texts (npm run score:signals).
//
//   node test/corpus/signals.mjs [--untouched] [--misses]
//
// recovery.jsonl labels the notes of dev.jsonl, with the words that show each signal; recovery-passages.jsonl are short invented
// passages. Those in recovery-untouched.jsonl were written before the phrases and nobody reads them while phrases are chosen:
// --untouched scores them too; --misses lists errors, but never theirs. What is in `either` is neither required nor wrong.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const SIGNALS = ["goal", "strength", "own-words", "lived-experience", "shared-record"];
const withMisses = process.argv.includes("--misses");

const read = (name) =>
  readFileSync(join(import.meta.dirname, `${name}.jsonl`), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const texts = new Map(read("dev").map(({ id, text }) => [id, text]));

const sets = { "notes of dev": "recovery", "passages built on": "recovery-passages" };
if (process.argv.includes("--untouched")) sets["passages untouched"] = "recovery-untouched";
for (const [title, name] of Object.entries(sets)) {
  const labelled = read(name).map(({ text, present, ...rest }) => ({
    ...rest,
    text: text ?? texts.get(rest.id),
    present: Array.isArray(present) ? present : Object.keys(present),
  }));
  console.log(`${title}: ${labelled.length}`);
  console.table(score(labelled, withMisses && name !== "recovery-untouched"));
}

function score(labelled, listed) {
  const found = signalsOf(labelled);
  return Object.fromEntries(
    [...SIGNALS, "all"].map((row) => {
      const cells = labelled.flatMap(({ id, present, either }) =>
        SIGNALS.filter((signal) => row === "all" || row === signal).map((signal) => ({
          id,
          signal,
          said: found.get(id).includes(signal),
          label: present.includes(signal) ? "present" : either.includes(signal) ? "either" : "absent",
        })),
      );
      const right = cells.filter(({ said, label }) => said && label === "present");
      const wrong = cells.filter(({ said, label }) => said && label === "absent");
      const missed = cells.filter(({ said, label }) => !said && label === "present");
      if (listed && row !== "all") {
        for (const { id, signal } of wrong) console.log(`  wrong: ${id} ${signal}`);
        for (const { id, signal } of missed) console.log(`  missed: ${id} ${signal}`);
      }
      const share = (part, rest) => (part + rest === 0 ? "" : Math.round((part / (part + rest)) * 1000) / 1000);
      return [
        row,
        {
          right: right.length,
          wrong: wrong.length,
          missed: missed.length,
          precision: share(right.length, wrong.length),
          recall: share(right.length, missed.length),
        },
      ];
    }),
  );
}

/** What the built command says of each text, by its id. */
function signalsOf(labelled) {
  const folder = mkdtempSync(join(tmpdir(), "notes-"));
  for (const { id, text } of labelled) writeFileSync(join(folder, `${id}.note`), text);
  try {
    const args = ["dist/cli.cjs", "lint", "--format", "ndjson", folder];
    const output = run(args);
    const lines = output.trim().split("\n").map((line) => JSON.parse(line));
    return new Map(lines.map(({ path, note }) => [basename(path, ".note"), note.signals]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(args) {
  try {
    return execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  } catch (error) {
    if (!error.stdout) throw error; // what is found makes the command exit 1
    return error.stdout;
  }
}
