// Makes a report of many results of invented notes (npm run bench:report -- --results 100000). Prints how long that takes and the
// most memory it holds.
//
// The figures are only worth something on a machine that does nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { results: { type: "string", default: "100000" } } });
const count = Number(values.results);
const cli = resolve("dist/cli.cjs");
const folder = mkdtempSync(join(tmpdir(), "peernote-bench-"));
try {
  writeResults(join(folder, "results.ndjson"));
  console.table(["html", "json", "csv"].map(measure));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Lints some notes, and repeats what was found with other ids, writers and days. */
function writeResults(path) {
  const rows = Math.min(count, 2000);
  const generate = [resolve("test/bench/generate.mjs"), "--rows", String(rows)];
  const input = execFileSync(process.execPath, generate, { maxBuffer: 1 << 28 });
  const lint = ["lint", "--as", "csv", "--format", "ndjson", "-"];
  const { stdout } = spawnSync(process.execPath, [cli, ...lint], { cwd: folder, input, maxBuffer: 1 << 28 });
  const lines = stdout
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const file = openSync(path, "w");
  for (let at = 0; at < count; at++) {
    const { note, ...line } = lines[at % lines.length];
    const date = new Date(Date.UTC(2024, 0, 1 + (at % 700))).toISOString().slice(0, 10);
    const own = { id: `n-${at}`, note: { ...note, date, writer: `w-${at % 300}` } };
    writeSync(file, `${JSON.stringify({ ...line, ...own })}\n`);
  }
  closeSync(file);
}

/** The command reports its own use of memory when it ends, as the system counts it. */
function measure(format) {
  const telling = `process.on("exit", () => process._rawDebug("peak " + process.resourceUsage().maxRSS))`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(telling)}`, cli, "report"];
  const began = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    [...args, "results.ndjson", "--format", format, "-o", "report"],
    { cwd: folder, encoding: "utf8" },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  return {
    format,
    results: count,
    "MB read": Math.round(statSync(join(folder, "results.ndjson")).size / 1e6),
    seconds: Math.round(seconds * 10) / 10,
    "peak MB": Math.round(Number(/^peak (\d+)$/m.exec(stderr)[1]) / 1024),
    "KB written": Math.round(readFileSync(join(folder, "report")).length / 1000),
  };
}
