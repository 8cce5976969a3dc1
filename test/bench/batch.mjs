// How fast the built command reads many notes, and in how much memory (npm run bench:batch -- --rows 20000; also a part of npm run bench).
// The figures are only worth something on a machine that does nothing else.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { rows: { type: "string", default: "20000" } } });
  console.table(batches(process.execPath, Number(values.rows)).runs);
}

/** An export of so many invented notes with one worker and with two, and the same notes as files. */
export function batches(node, rows) {
  const folder = mkdtempSync(join(tmpdir(), "peernote-bench-"));
  try {
    generate("csv", "export.csv");
    generate("notes", "notes");
    const runs = [
      { what: "An export", workers: 1, ...measure("export.csv", 1) },
      { what: "An export", workers: 2, ...measure("export.csv", 2) },
      { what: "Files", workers: 2, ...measure("notes", 2) },
    ];
    return { node: execFileSync(node, ["--version"], { encoding: "utf8" }).trim(), rows, runs };
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
    const command = [
      resolve("dist/cli.cjs"),
      "lint",
      path,
      "--format",
      "ndjson",
      "--workers",
      String(workers),
    ];
    const began = performance.now();
    const { stderr } = spawnSync(node, [...args, ...command], {
      cwd: folder,
      stdio: ["ignore", openSync(join(folder, "out.ndjson"), "w"), "pipe"],
      encoding: "utf8",
    });
    const seconds = (performance.now() - began) / 1000;
    const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1]);
    return { seconds, notesPerSecond: rows / seconds, peakMB: peak / 1024 };
  }
}
