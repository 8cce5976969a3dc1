// Lints one export by GNU parallel in several processes, as server/batch/README.md says, and in one: both find the same.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { deepStrictEqual } from "node:assert";

const NOTES = 400;
const JOBS = 4;

const SENTENCES = [
  "We met at the library and looked for the bus to Oak Street.",
  "He was noncompliant with his medication.",
  'She said, "I want my own place by spring."',
  "They were manipulative and only wanted attention.",
  "We practiced how to ask the landlord about the deposit.",
  "I advised them to leave the relationship.",
  "She was in denial, and then we laughed about the rain.",
  "I told him how I got through my own first year.",
];

const HEADER = "Note ID,Staff,Program,Svc Dt,Duration,Location,Narrative,Plan";

/** A note of this number: some facts are there and some are not, some sentences ask for better words. */
function row(number) {
  const sentences = Array.from(
    { length: 6 },
    (_, at) => SENTENCES[(number * 7 + at * 3 + (number >> 3)) % SENTENCES.length],
  );
  const cells = [
    `A-${number}`,
    `Staff ${number % 11}`,
    ["North", "South"][number % 2],
    number % 5 === 0 ? "" : `03/${String((number % 28) + 1).padStart(2, "0")}/2026`,
    number % 3 === 0 ? "45 min" : "",
    "library",
    sentences.join(" "),
    number % 4 === 0 ? "" : "Meet again on Tuesday at the library.",
  ];
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
}

const folder = mkdtempSync(join(tmpdir(), "peernote-parallel-"));
try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function main() {
  const input = `${[HEADER, ...Array.from({ length: NOTES }, (_, number) => row(number))].join("\n")}\n`;
  const peernote = [process.execPath, resolve("dist/cli.cjs"), "lint", "--as", "csv", "--format", "ndjson"];
  const lint = [...peernote, "--fail-on", "never", "--today", "2026-04-01", "-"];
  const block = `${Math.ceil(input.length / JOBS / 1024)}k`;
  const several = run(
    ["parallel", "--pipe", "--header", ":", `-j${JOBS}`, "-k", "--block", block, ...lint],
    input,
  );
  const one = run(lint, input);
  const jobs = several.stderr.match(/: reading "Note ID" as id/g)?.length ?? 0;
  if (jobs < JOBS) throw new Error(`only ${jobs} of ${JOBS} jobs were run`);
  deepStrictEqual(several.notes.map(withoutRow), one.notes.map(withoutRow));
  const ids = new Set(one.notes.map(({ id }) => id));
  if (ids.size !== NOTES) throw new Error(`${ids.size} ids for ${NOTES} notes`);
  deepStrictEqual(readdirSync(join(folder, ".peernote")).sort(), [".gitignore", "key"]);
  const findings = one.notes.reduce((sum, note) => sum + note.findings.length, 0);
  console.log(
    `${NOTES} notes in ${jobs} jobs and in one process: the same ${findings} findings in the same order.`,
  );
}

/** Rows count from where a job's part begins. What a note is known by is its id. */
function withoutRow(note) {
  return { ...note, row: undefined };
}

function run([command, ...args], input) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stderr}`);
  return {
    stderr,
    notes: stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  };
}
