// Runs the built command over an export of invented notes with one worker and with two, and over the same text as files
// (npm run bench:batch -- --rows 20000). Prints notes per second and the most memory that each run held.
//
// The figures are only worth something on a machine that does nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { rows: { type: "string", default: "20000" } } });
const rows = Number(values.rows);
const folder = mkdtempSync(join(tmpdir(), "peernote-bench-"));
try {
  generate("csv", "export.csv");
  generate("notes", "notes");
  const one = measure("export.csv", 1);
  const two = measure("export.csv", 2);
  const files = measure("notes", 2);
  console.table({ "rows, 1 worker": one, "rows, 2 workers": two, "files, 2 workers": files });
  console.log(`two workers to one: ${(one.seconds / two.seconds).toFixed(2)}`);
  console.log(`rows to files: ${(files.seconds / two.seconds).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function generate(as, name) {
  const args = [resolve("test/bench/generate.mjs"), "--rows", String(rows), "--as", as, "--folder", name];
  const stdout = as === "notes" ? "ignore" : openSync(join(folder, name), "w");
  execFileSync(process.execPath, args, { cwd: folder, stdio: ["ignore", stdout, "inherit"] });
}

/** The command reports its own use of memory when it ends, as the system counts it. */
function measure(path, workers) {
  const telling = `process.on("exit", () => process._rawDebug("peak " + process.resourceUsage().maxRSS))`;
  const args = [
    "--import",
    `data:text/javascript,${encodeURIComponent(`import { isMainThread } from "node:worker_threads"; if (isMainThread) ${telling}`)}`,
  ];
  const command = [resolve("dist/cli.cjs"), "lint", path, "--format", "ndjson", "--workers", String(workers)];
  const began = performance.now();
  const { stderr } = spawnSync(process.execPath, [...args, ...command], {
    cwd: folder,
    stdio: ["ignore", openSync(join(folder, "out.ndjson"), "w"), "pipe"],
    encoding: "utf8",
  });
  const seconds = (performance.now() - began) / 1000;
  const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1]);
  return {
    seconds: Math.round(seconds * 10) / 10,
    "notes/s": Math.round(rows / seconds),
    "peak MB": Math.round(peak / 1024),
  };
}
