import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROUNDS = 15;
const CLI = resolve("dist/cli.cjs");

/** The whole process of the command in milliseconds, medians, beside one that does nothing. They take turns. */
export function starts(node, notes) {
  const folder = mkdtempSync(join(tmpdir(), "peernote-start-"));
  try {
    for (const [name, text] of Object.entries(notes)) writeFileSync(join(folder, `${name}.note`), text);
    const commands = [
      ["nothing", ["-e", "0"]],
      ["version", [CLI, "--version"]],
      ...Object.keys(notes).map((name) => [name, [CLI, "lint", `${name}.note`]]),
    ];
    const times = Object.fromEntries(commands.map(([name]) => [name, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, args] of commands) {
        const start = performance.now();
        spawnSync(node, args, { cwd: folder, stdio: "ignore" });
        if (round > 0) times[name].push(performance.now() - start);
      }
    }
    const medians = Object.entries(times).map(([name, all]) => [
      name,
      all.toSorted((a, b) => a - b)[ROUNDS >> 1],
    ]);
    return {
      node: execFileSync(node, ["--version"], { encoding: "utf8" }).trim(),
      ...Object.fromEntries(medians),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
