// Notes a second of each linter as a library, on one core, in one process. Prints JSON. Started by ../all.mjs on its own Node.
import { makeCorpus } from "../corpus.mjs";
import { loadEngine } from "../load-engine.mjs";
import { linters } from "./linters.mjs";

const NOTES = 400;
const ROUNDS = 5;
/** Milliseconds that a linter gets in a round: slow ones do not come to the end of the notes. */
const TURN = 1500;

const { chunk, entries } = loadEngine();
const { plain, drifted } = makeCorpus(NOTES, entries);
const mixed = plain.flatMap((text, index) => [text, drifted[index]]);
const measured = [];
for (const { name, does, ready, atATime } of linters)
  measured.push({ name, does, atATime, lint: await ready(), speeds: [], ofDrifted: [] });

// All take turns, so that a slow minute of the machine is a slow one for everybody. The first round makes everything ready.
for (let round = 0; round <= ROUNDS; round++) {
  for (const { name, lint, atATime, speeds, ofDrifted } of measured) {
    const speed = await notesPerSecond(lint, mixed, atATime);
    const speedOfDrifted = name.startsWith("peernote")
      ? await notesPerSecond(lint, drifted, atATime)
      : undefined;
    if (round === 0) continue;
    speeds.push(speed);
    if (speedOfDrifted !== undefined) ofDrifted.push(speedOfDrifted);
  }
}

const results = measured.map(({ name, does, speeds, ofDrifted }) => ({
  name,
  does,
  notesPerSecond: median(speeds),
  ...(ofDrifted.length > 0 ? { ofDrifted: median(ofDrifted) } : {}),
}));
console.log(JSON.stringify({ node: process.version, notes: NOTES, rounds: ROUNDS, chunk, results }));

async function notesPerSecond(lint, notes, atATime) {
  const start = performance.now();
  let linted = 0;
  const next = () => notes[linted++ % notes.length];
  while (performance.now() - start < TURN)
    await lint(atATime === undefined ? next() : Array.from({ length: atATime }, next));
  return (linted / (performance.now() - start)) * 1000;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
