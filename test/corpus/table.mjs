// Scores the built command on every corpus here and prints one table (npm run score).
//
//   node test/corpus/table.mjs [--set-aside] [--misses]
//
// Of each file of sentences, lines 2, 5, 8, 11 and 14 of every fourteen are set aside: nobody reads them while words are
// chosen, so that they give an honest figure. --set-aside scores them too; --misses lists errors, but never theirs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SET_ASIDE = new Set([2, 5, 8, 11, 0]);
const corpus = import.meta.dirname;
const withSetAside = process.argv.includes("--set-aside");
const withMisses = process.argv.includes("--misses");

const folder = mkdtempSync(join(tmpdir(), "score-"));
try {
  const sentences = readdirSync(join(corpus, "sentences")).filter((name) => name.endsWith(".jsonl"));
  const rows = [
    ...readdirSync(corpus)
      .filter((name) => name.endsWith(".jsonl"))
      .map((name) => [name, [join(corpus, name)], true]),
    ["sentences built on", sentences.map((name) => part(name, false)), true],
    ...(withSetAside ? [["sentences set aside", sentences.map((name) => part(name, true)), false]] : []),
  ];
  console.table(Object.fromEntries(rows.map(([name, files, listed]) => [name, score(files, listed)])));
} finally {
  rmSync(folder, { recursive: true });
}

/** The lines of a file of sentences that are set aside, or the others. */
function part(name, setAside) {
  const lines = readFileSync(join(corpus, "sentences", name), "utf8").split("\n").filter(Boolean);
  const path = join(folder, `${setAside ? "aside" : "built-on"}-${name}`);
  writeFileSync(path, lines.filter((_, index) => SET_ASIDE.has((index + 1) % 14) === setAside).join("\n"));
  return path;
}

function score(files, listed) {
  const scorer = join(corpus, "score.mjs");
  if (withMisses && listed) execFileSync(process.execPath, [scorer, ...files, "--misses"], { stdio: "inherit" });
  const figures = JSON.parse(execFileSync(process.execPath, [scorer, ...files, "--json"], { encoding: "utf8" }));
  const short = (value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
  return {
    notes: figures.notes,
    recall: short(figures.recall),
    precision: short(figures.precision),
    sameCategory: short(figures.sameCategory),
    spanOverlap: short(figures.spanOverlap),
    "false flags per clean": short(figures.falseFlagsPerCleanNote),
    "clean phrases flagged": figures.cleanPhrasesFlagged,
    fields: short(figures.fieldAccuracy),
  };
}
