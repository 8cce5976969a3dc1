import { once } from "node:events";
import { resolve } from "node:path";
import { inventedNote } from "../bench/notes.mjs";
import { startMeasured } from "./measured.mjs";

/** One run of the command over an export that has no end. */
export async function keepLinting(seed) {
  const args = [
    "lint",
    "--as",
    "csv",
    "--format",
    "ndjson",
    "--workers",
    "2",
    "--today",
    "2026-06-01",
    "--fail-on",
    "never",
  ];
  const { child, ended, memory } = startMeasured([resolve("dist/cli.cjs"), ...args, "--redact", "-"]);
  let rows = 0;
  let lines = 0;
  child.stdout.on("data", (bytes) => (lines += bytes.toString().split("\n").length - 1));
  child.stdin.on("error", () => undefined); // that it ended is said below
  let isOver = false;
  let looked;
  const writing = write();

  async function write() {
    child.stdin.write(`${Object.keys(inventedNote(seed, 0)).join(",")}\n`);
    while (!isOver) {
      await looked;
      const batch = Array.from({ length: BATCH }, () => rowOf(inventedNote(seed, rows++))).join("");
      if (!child.stdin.write(batch)) await Promise.race([once(child.stdin, "drain"), ended]);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    child.stdin.end();
  }

  return {
    memory: () => (looked = memory()),
    did: () => `${lines} notes`,
    async stop() {
      isOver = true;
      await writing;
      const status = await ended;
      if (status !== 0) return [`the command ended with ${status}`];
      return lines === rows ? [] : [`${rows} rows were written, and ${lines} came out`];
    },
  };
}

/** Rows at a time, and milliseconds between: the machine is to have time for others. */
const BATCH = 20;
const PAUSE = 200;

const rowOf = (note) =>
  `${Object.values(note)
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(",")}\n`;
