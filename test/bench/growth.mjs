// Measures whether cost grows with the length of a text alone (npm run bench:growth): time for a megabyte in a text of 10 MB beside that
// in one of 100 KB, and in the version of it that a letter typed into its middle makes, 1 MB beside 100 KB; for texts that are long in one way
// each, and for the worst repetitions that chance finds. Writes growth.json beside this file, and BENCHMARKS.md anew. Half an hour.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { seeded } from "../seeded.mjs";
import { makeCorpus } from "./corpus.mjs";
import { buildEngine, loadEngine } from "./load-engine.mjs";
import { NODE_24 } from "./node-24.mjs";

const SHORT = 100_000;
/** How a text is read, how long the long one is, and how often it is read in a round: what takes a tenth of a second is measured more than once. */
const READINGS = {
  first: { long: 10_000_000, longs: 1, read: msPerMegabyte },
  edited: { long: 1_000_000, longs: 5, read: msPerMegabyteEdited },
};
/**
 * In each round the short text is linted some times and then the long one: a machine that is slower for a while is it for both. The round
 * of the middle counts. All times of a text count together, since only some of them have to tidy up what the others left.
 */
const ROUNDS = 3;
const SHORTS = 15;
/** So many repetitions of random pieces are tried at two lengths; those that grow worst in each reading are measured like the others. */
const TRIED = 1500;
const WORST = 6;

/** What repetitions are made of: whatever means something somewhere in a note. */
const PIECES = [
  ..."\"“”‘’'«»()[]{}<>|:;,.!?-–—/#*_=~+•&@%$\t\n\r",
  ...[
    "\n\n",
    " ",
    "  ",
    "a",
    "A",
    "I",
    "she",
    "Dr.",
    "No",
    "0",
    "10:05",
    "45 min",
    "05/11/2026",
    "F33.1",
    "H0038",
    "# ",
    "- ",
  ],
  ...[
    "Plan: ",
    "Location: ",
    "Signature: ",
    "| a | b |\n",
    "---\n",
    "[to add: what]",
    "quote ",
    "unquote ",
    "said ",
    "told him to ",
  ],
  ...[
    "manipulative ",
    "noncompliant ",
    "SI ",
    "from ",
    "to ",
    "one ",
    "hour ",
    "minutes ",
    "am ",
    "http://",
    "é",
    "🙂",
    "\u0000",
    "\ufeff",
  ],
];

/** Each text is measured in a process of its own, so that none pays for what another one left behind: its name, or its unit as JSON. */
const [, , only] = process.argv;
if (only === undefined) await buildEngine();
const { entries, lint, typing } = loadEngine();
const { plain, drifted } = makeCorpus(60, entries);
const told = [...drifted, ...plain].map(narrativeOf).join("\n\n");
await lint(told.slice(0, 200_000)); // so that all of the program is warm
msPerMegabyteEdited(told.slice(0, 200_000));

const shapes = {
  "running text": told,
  "running text on one line": told.replace(/\s+/g, " "),
  "one line without spaces": "abcdefghij",
  quotations: 'She said "I like it" and ',
  "quotation marks": '" ',
  labels: "Location: Cedar House\n",
  "labels that nobody knows": "Mood today: good\n",
  blanks: " ",
  "empty lines": "\n",
  "times of day": "10:05 ",
  "the same finding": "She was manipulative. ",
  "the same finding in one sentence": "she was manipulative ",
  "a table": "| Date | 05/11/2026 |\n",
};
if (only === undefined) await measureAll();
else await measure(shapes[only] ?? JSON.parse(only));

async function measureAll() {
  console.log("looking for repetitions that grow ...");
  const found = await worstRepetitions();
  const names = [...Object.keys(shapes), ...found.map((unit) => JSON.stringify(unit))];
  const texts = names.map((name) => {
    console.log(`measuring ${name} ...`);
    const told = execFileSync(NODE_24, [fileURLToPath(import.meta.url), name], { encoding: "utf8" });
    return { name, ...JSON.parse(told) };
  });
  console.table(
    texts.map(({ name, first, edited }) => ({ name, first: first.growth, edited: edited.growth })),
  );
  const node = execFileSync(NODE_24, ["--version"], { encoding: "utf8" }).trim();
  writeFileSync("test/bench/growth.json", `${JSON.stringify({ node, tried: TRIED, texts }, null, 2)}\n`);
  await import("./page.mjs");
}

async function measure(unit) {
  const measured = {};
  for (const [name, reading] of Object.entries(READINGS)) measured[name] = await growthOf(unit, reading);
  console.log(
    JSON.stringify(measured, (_, value) =>
      typeof value === "number" ? Number(value.toPrecision(3)) : value,
    ),
  );
}

async function growthOf(unit, { long: length, longs, read }) {
  const [shortText, longText] = [textOf(unit, SHORT), textOf(unit, length)];
  await read(shortText);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const short = await mean(read, shortText, SHORTS);
    const long = await mean(read, longText, longs);
    rounds.push({ short, long, growth: long / short });
  }
  return rounds.sort((a, b) => a.growth - b.growth)[ROUNDS >> 1];
}

async function mean(read, text, times) {
  let all = 0;
  for (let one = 0; one < times; one++) all += await read(text);
  return all / times;
}

/** Those that cost most for their length in the longer of two texts, beside the shorter one, in one reading or the other. */
async function worstRepetitions() {
  const random = seeded(7);
  const chosen = new Set();
  for (let one = 0; one < TRIED; one++) {
    const count = 1 + Math.floor(random() * 5);
    chosen.add(Array.from({ length: count }, () => PIECES[Math.floor(random() * PIECES.length)]).join(""));
  }
  const worst = new Set();
  for (const { read } of Object.values(READINGS)) {
    const tried = [];
    for (const unit of chosen) {
      const short = await best(read, textOf(unit, 5_000), 3);
      const long = await best(read, textOf(unit, 40_000), 2);
      tried.push({ unit, growth: long / short });
    }
    tried.sort((a, b) => b.growth - a.growth);
    for (const { unit } of tried.slice(0, WORST)) worst.add(unit);
  }
  return [...worst];
}

/** A note that is long in its narrative. */
function textOf(unit, length) {
  const body = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  return drifted[0].replace(/(Narrative: )[^]*(\n\nPlan)/, (_, before, after) => before + body + after);
}

async function msPerMegabyte(text) {
  const start = performance.now();
  await lint(text);
  return ((performance.now() - start) / text.length) * 1e6;
}

/** A letter more in the middle of a text that was just read. */
function msPerMegabyteEdited(text) {
  const type = typing();
  type(text);
  const middle = text.length >> 1;
  const edited = `${text.slice(0, middle)}x${text.slice(middle)}`;
  const start = performance.now();
  type(edited);
  return ((performance.now() - start) / edited.length) * 1e6;
}

async function best(read, text, rounds) {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) least = Math.min(least, await read(text));
  return least;
}

function narrativeOf(note) {
  return note.slice(note.indexOf("Narrative: ") + 11, note.indexOf("\n\nPlan:"));
}
