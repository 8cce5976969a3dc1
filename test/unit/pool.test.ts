import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPool } from "../../server/batch/pool.ts";

const folder = mkdtempSync(join(tmpdir(), "peernote-pool-"));

/** A thread that dies of some notes, and tells of the others by their paths. */
const entry = join(folder, "thread.cjs");
writeFileSync(
  entry,
  `const { parentPort } = require("node:worker_threads");
const tally = { summary: { files: 0, error: 0, warning: 0, information: 0, hint: 0 }, rules: new Map() };
parentPort.on("message", (chunk) => {
  if (chunk.some(({ path }) => path === "deadly")) throw new RangeError("words of a note");
  if (chunk.some(({ path }) => path === "silent")) process.exit(0);
  parentPort.postMessage({ notes: chunk.length, pieces: chunk.map(({ path }) => path), tally,
    old: 0, known: 0, names: [], complaints: [], met: [], fresh: [], used: [] });
});`,
);

const OPTIONS = {
  today: "2026-03-04",
  quiet: false,
  redact: "nothing",
  report: { format: "json", statistics: false, color: false, width: 80 },
} as const;

const task = (path: string) => ({ path, folder: undefined, home: undefined, from: "file" }) as const;

test("a note that a thread dies of is complained about, and all others are linted, in their order", async () => {
  const pool = createPool(2, entry, OPTIONS);
  const chunks = [["a", "b"], ["c", "deadly", "d"], ["e"], ["silent", "f"], ["g"]];
  const results = await Promise.all(chunks.map((paths) => pool.lintChunk(paths.map(task))));
  await pool.close();
  expect(results.map(({ pieces }) => pieces)).toEqual([["a", "b"], ["c", "d"], ["e"], ["f"], ["g"]]);
  expect(results.map(({ notes }) => notes)).toEqual([2, 3, 1, 2, 1]);
  const what = "cannot be checked: it takes more memory than there is for one note";
  expect(results.flatMap(({ complaints }) => complaints)).toEqual([
    { where: "deadly", what },
    { where: "silent", what },
  ]);
});

test("where threads keep dying it is not the notes: the run ends with the reason", async () => {
  const pool = createPool(2, join(folder, "missing.cjs"), OPTIONS);
  await expect(pool.lintChunk(Array.from({ length: 30 }, (_, at) => task(`${at}`)))).rejects.toThrow(
    "missing.cjs",
  );
  await pool.close();
});
