// Measures peernote beside other linters, many notes, keystrokes and starts (npm run bench): writes figures.json beside this file, and
// BENCHMARKS.md from it. Eleven to seventeen minutes; the figures are only worth something on a machine that does nothing else.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { activations } from "./activation.mjs";
import { batches } from "./batch.mjs";
import { makeCorpus } from "./corpus.mjs";
import { folderOf } from "./folder.mjs";
import { buildEcho, keystrokes, untilValues, untilWhole } from "./keystrokes.mjs";
import { buildEngine, loadEngine } from "./load-engine.mjs";
import { NODE_24, SIDE_BY_SIDE } from "./node-24.mjs";
import { starts } from "./start.mjs";

await buildEngine();
await buildEcho();

/** Comes first: a real editor is what is likeliest to fail, and all else takes a quarter of an hour. */
const activation = await step("activation in VS Code", activations);
const { plain, drifted } = makeCorpus(400, loadEngine().entries);
const figures = {
  machine: `${cpus().length} cores, ${cpus()[0].model.trim()}`,
  versions: JSON.parse(readFileSync(`${SIDE_BY_SIDE}/package.json`, "utf8")).dependencies,
  library: step("as libraries", () =>
    JSON.parse(
      execFileSync(NODE_24, [`${SIDE_BY_SIDE}/library.mjs`], { encoding: "utf8", maxBuffer: 1 << 24 }),
    ),
  ),
  batch: step("many notes", () => batches(NODE_24, 20_000)),
  keystrokes: {
    node: execFileSync(NODE_24, ["--version"], { encoding: "utf8" }).trim(),
    note: await step("keystrokes in a note", () => keystrokes(NODE_24, noteOf500Words(), 1000)),
    engine: step("what a keystroke costs the engine", () =>
      JSON.parse(execFileSync(NODE_24, ["test/bench/engine-keystrokes.mjs", "6000"], { encoding: "utf8" })),
    ),
    long: await step("keystrokes in a megabyte", () => keystrokes(NODE_24, longText(), 200)),
    folder: await step("a folder of notes", () => folderOf(NODE_24, folderTexts())),
    whole: await step("a megabyte after the last letter", () => untilWhole(NODE_24, longText())),
    values: await step("a list of values", async () => ({
      note: await untilValues(NODE_24, noteOf500Words(), 200),
      long: await untilValues(NODE_24, longText(), 40),
    })),
  },
  starts: [NODE_24, process.execPath].map((node) =>
    step("starts", () =>
      starts(node, { exact: exactNote(), "agency/exact": exactNote(), doubtful: doubtfulNote() }),
    ),
  ),
  activation,
};
writeFileSync("test/bench/figures.json", `${JSON.stringify(figures, rounded, 2)}\n`);
await import("./page.mjs");
console.log("wrote test/bench/figures.json and BENCHMARKS.md");

function step(name, work) {
  console.log(`measuring ${name} ...`);
  return work();
}

/** A thousand notes. */
function folderTexts() {
  const { plain, drifted } = makeCorpus(1000, loadEngine().entries);
  return plain.flatMap((text, at) => [text, drifted[at]]);
}

function noteOf500Words() {
  return makeCorpus(2, loadEngine().entries, 500).drifted[0];
}

function longText() {
  const all = [...plain, ...drifted].join("\n\n");
  return all.repeat(Math.ceil(1_000_000 / all.length)).slice(0, 1_000_000);
}

/** A note whose words nobody can doubt. */
function exactNote() {
  return "Narrative: She was manipulative at the desk. We walked to the library.\n";
}

/** One in which grammar decides whether a word is meant. */
function doubtfulNote() {
  const doubtful = loadEngine().entries.find(({ as, examples }) => as && examples.length > 0);
  return `Narrative: ${doubtful.examples[0].replace(/\[\[|\]\]/g, "")}\n`;
}

function rounded(_, value) {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}
