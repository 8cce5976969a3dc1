// Scores the built command on every labelled corpus and prints one table (npm run score).
//
//   node test/corpus/table.mjs [--untouched] [--misses] [part of a corpus's name]
//
// The sentences in lexicon/reader/untouched are there for an honest figure: nobody reads them while words are chosen.
// --untouched scores them too; --misses lists errors, but never theirs.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const corpus = import.meta.dirname;
const reader = resolve(corpus, "../../lexicon/reader");
const withUntouched = process.argv.includes("--untouched");
const withMisses = process.argv.includes("--misses");
const wanted = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? "";

// What is labelled by signals alone has no spans (npm run score:signals).
const filesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => join(folder, name))
    .filter((file) => readFileSync(file, "utf8").includes('"spans":'));

const named = (folder, title) => filesIn(folder).map((file) => [`${title} ${file.match(/([^/\\]+)\.jsonl$/)[1]}`, [file]]);

const rows = [
  ...named(corpus, "notes:").map((row) => [...row, true]),
  ["sentences built on", filesIn(join(reader, "sentences")), true],
  ...(withUntouched
    ? [
        ...named(join(reader, "untouched"), "untouched:"),
        ["sentences untouched", filesIn(join(reader, "untouched"))],
      ].map((row) => [...row, false])
    : []),
].filter(([name]) => name.includes(wanted));
console.table(Object.fromEntries(rows.map(([name, files, listed]) => [name, score(files, listed)])));

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
