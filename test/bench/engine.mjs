// Times the engine on whole notes, rules and second reader and all (npm run bench:engine).
//
// The notes are made up from the sentences of samples/, and half of them also from the lexicon's examples, which drift. They
// are the same every time. The time is this process's own (user), which other work on the machine disturbs least; still,
// compare ratios of runs side by side, not figures of different days.
import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";

const NOTES = 400;
const WORDS = 400;
const ROUNDS = 5;

const engine = await loadEngine();
const random = seeded(10);
const plain = makeNotes(sentencesOfSamples(), []);
const drifted = makeNotes(sentencesOfSamples(), examplesOfLexicon());
const options = {
  settings: engine.Settings.parse({}),
  lexicon: engine.builtInLexicon(),
  today: "2026-06-01",
  language: "en",
  english: engine.english,
};

console.log(
  `${NOTES} notes of ${WORDS} words, half of them drifted. Node ${process.version}, ${cpus()[0].model}`,
);
const withReader = { ...options, reader: engine.builtInReader() };
console.table({
  all: row([...plain, ...drifted], withReader),
  drifted: row(drifted, withReader),
  "without drift": row(plain, withReader),
  "all, without the second reader": row([...plain, ...drifted], options),
});

/** The median of some rounds; one before them makes everything ready. */
function row(notes, settings) {
  const lintAll = () =>
    notes.reduce((sum, text) => sum + engine.lint(engine.parseNote(text), settings).length, 0);
  const findings = lintAll();
  const times = Array.from({ length: ROUNDS }, () => userMs(lintAll)).sort((a, b) => a - b);
  const ms = times[ROUNDS >> 1];
  const letters = notes.reduce((sum, text) => sum + text.length, 0);
  return {
    "ms a note": round(ms / notes.length, 3),
    "notes a second": Math.round((notes.length / ms) * 1000),
    "MB a second": round(letters / ms / 1000, 2),
    "findings a note": round(findings / notes.length, 1),
  };
}

function userMs(work) {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

function makeNotes(sentences, others) {
  return Array.from({ length: NOTES / 2 }, (_, index) => {
    const told = [];
    for (let words = 0; words < WORDS - 60; words += told.at(-1).split(/\s+/).length)
      told.push(
        pick(others.length > 0 && random() < 0.2 ? others : sentences) + (random() < 0.15 ? "\n\n" : " "),
      );
    return inForm(told.join("").trim(), 10 + (index % 15));
  });
}

function inForm(told, day) {
  return `Service type: Individual peer support
Date of service: 05/${day}/2026
Start: 10:05 am   End: 10:55 am
Duration: 50 min, travel 10 min, documentation 8 min
Location: Cedar House
ICD-10: F33.1
Code: H0038

Narrative: ${told}

Plan: She will return the books on Friday and I will ride along.

Signature: Ana Ruiz, CMPSS
Date signed: 05/${day}/2026
`;
}

function sentencesOfSamples() {
  return readdirSync("samples")
    .filter((name) => name.endsWith(".note"))
    .sort()
    .flatMap((name) => readFileSync(`samples/${name}`, "utf8").split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence.length > 25 && !/[:|\n]/.test(sentence));
}

function examplesOfLexicon() {
  return engine
    .builtInData()
    .entries.flatMap(({ examples = [] }) => examples.map((example) => example.replace(/\[\[|\]\]/g, "")));
}

function pick(list) {
  return list[Math.floor(random() * list.length)];
}

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

async function loadEngine() {
  const outfile = "dist/tools/engine.cjs";
  await build({
    stdin: {
      contents: `
        export { builtInData, builtInLexicon } from "./server/lexicon/built-in.ts";
        export { lint } from "./server/lint.ts";
        export * as english from "./server/note/compromise.ts";
        export { parseNote } from "./server/note/note.ts";
        export { builtInReader } from "./server/reader/built-in.ts";
        export { Settings } from "./server/settings.ts";`,
      resolveDir: ".",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  return createRequire(import.meta.url)(`../../${outfile}`);
}
