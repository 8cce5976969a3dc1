// Writes an export of invented notes, as long as you like, the same for the same seed.
//
//   node test/bench/generate.mjs --rows 1000000 --seed 7 --as csv > export.csv
//   node test/bench/generate.mjs --rows 20000 --as jsonl > export.jsonl
//   node test/bench/generate.mjs --rows 20000 --as notes --folder notes    (a file for each, with the text of the row)
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inventedNote } from "./notes.mjs";

const LABELS = {
  "Svc Dt": "Date of Service",
  Place: "Location",
  Proc: "Procedure Code",
  Dx: "ICD-10",
  "Svc Type": "Service Type",
  "Signed By": "Signature",
  "Signed On": "Signature Date",
};

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1000" },
    seed: { type: "string", default: "7" },
    as: { type: "string", default: "csv" },
    folder: { type: "string", default: "notes" },
  },
});
const rows = Number(values.rows);
const seed = Number(values.seed);
const forms = { csv: () => stream(csvLine, headings()), jsonl: () => stream(jsonLine), notes: files };
if (!Object.hasOwn(forms, values.as) || !Number.isSafeInteger(rows) || !Number.isSafeInteger(seed)) {
  console.error("generate: --rows N, --seed N, --as csv, jsonl or notes");
  process.exit(2);
}
process.stdout.on("error", () => process.exit()); // whoever reads has enough
await forms[values.as]();

/** Writes as fast as it is read, and holds no more than a piece of it. */
async function stream(lineOf, head = "") {
  let piece = head;
  for (let row = 0; row < rows; row++) {
    piece += lineOf(inventedNote(seed, row));
    if (piece.length < 1 << 18 && row + 1 < rows) continue;
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
    piece = "";
  }
}

/** The files lie in folders of a thousand each: a folder of a million files is no fair comparison. */
function files() {
  for (let row = 0; row < rows; row++) {
    const folder = join(values.folder, String(Math.floor(row / 1000)).padStart(4, "0"));
    if (row % 1000 === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${String(row).padStart(7, "0")}.note`), noteText(inventedNote(seed, row)));
  }
}

/** A row as the text that the command makes of it: the facts on top, sentences below. */
function noteText({ Narrative, Plan, ...facts }) {
  const lines = Object.entries(facts).map(([heading, value]) => `${LABELS[heading] ?? heading}: ${value}`);
  return `${lines.join("\n")}\n\nNarrative: ${Narrative}\n\nPlan: ${Plan}`;
}

function headings() {
  return Object.keys(inventedNote(seed, 0)).join(",") + "\n";
}

function jsonLine(note) {
  return `${JSON.stringify(note)}\n`;
}

function csvLine(note) {
  return `${Object.values(note).map(cell).join(",")}\n`;
}

function cell(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
