// Times the engine on whole notes, rules and second reader and all (npm run bench:engine).
//
// The time is this process's own (user), which other work on the machine disturbs least; still, compare ratios of runs side by
// side, not figures of different days.
import { cpus } from "node:os";
import { makeCorpus, WORDS } from "./corpus.mjs";
import { buildEngine, loadEngine } from "./load-engine.mjs";

const NOTES = 400;
const WARM = 3;
const ROUNDS = 5;

await buildEngine();
const engine = loadEngine();
const { plain, drifted } = makeCorpus(NOTES, engine.entries);

console.log(
  `${NOTES} notes of ${WORDS} words, half of them drifted. Node ${process.version}, ${cpus()[0].model}`,
);
const all = [...plain, ...drifted];
console.table({
  all: await row(all),
  drifted: await row(drifted),
  "without drift": await row(plain),
  "all, without the second reader": await row(all, { reader: false }),
  "all, one after the other": await row(all, { chunk: 1 }),
});

/** The median of some rounds; those before them make everything ready. */
async function row(notes, { chunk = engine.chunk, ...options } = {}) {
  async function lintAll() {
    let findings = 0;
    for (let at = 0; at < notes.length; at += chunk)
      findings += await engine.lintChunk(notes.slice(at, at + chunk), options);
    return findings;
  }
  const findings = await lintAll();
  for (let round = 1; round < WARM; round++) await lintAll();
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await userMs(lintAll));
  const ms = times.sort((a, b) => a - b)[ROUNDS >> 1];
  const letters = notes.reduce((sum, text) => sum + text.length, 0);
  return {
    "ms a note": round(ms / notes.length, 3),
    "notes a second": Math.round((notes.length / ms) * 1000),
    "MB a second": round(letters / ms / 1000, 2),
    "findings a note": round(findings / notes.length, 1),
  };
}

async function userMs(work) {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
