// Times the engine on whole notes, rules and second reader and all (npm run bench:engine).
//
// The time is this process's own (user), which other work on the machine disturbs least; still, compare ratios of runs side by
// side, not figures of different days.
import { cpus } from "node:os";
import { makeCorpus, WORDS } from "./corpus.mjs";
import { buildEngine, loadEngine } from "./load-engine.mjs";

const NOTES = 400;
const ROUNDS = 5;

await buildEngine();
const engine = loadEngine();
const { plain, drifted } = makeCorpus(NOTES, engine.entries);

console.log(
  `${NOTES} notes of ${WORDS} words, half of them drifted. Node ${process.version}, ${cpus()[0].model}`,
);
console.table({
  all: row([...plain, ...drifted]),
  drifted: row(drifted),
  "without drift": row(plain),
  "all, without the second reader": row([...plain, ...drifted], { reader: false }),
});

/** The median of some rounds; one before them makes everything ready. */
function row(notes, options) {
  const lintAll = () => notes.reduce((sum, text) => sum + engine.lint(text, options), 0);
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

function round(value, digits) {
  return Number(value.toFixed(digits));
}
