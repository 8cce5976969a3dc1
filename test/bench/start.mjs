import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROUNDS = 15;
const CLI = resolve("dist/cli.cjs");
const SETTINGS = { names: ["Cedar House", "Riverside Recovery Center"], lexicon: ["words.json"] };
const WORDS = {
  category: "motive",
  unless: ["playing his cards"],
  entries: [{ terms: ["work:verb the room"], examples: ["He [[worked the room]]."] }],
};

/**
 * The whole process of the command in milliseconds, medians, beside one that does nothing. They take turns. `notes` are texts by where they lie;
 * those in `agency/` have an agency's settings and words.
 */
export function starts(node, notes) {
  const folder = mkdtempSync(join(tmpdir(), "peernote-start-"));
  try {
    mkdirSync(join(folder, "agency"));
    writeFileSync(join(folder, "agency", ".peernote.json"), JSON.stringify(SETTINGS));
    writeFileSync(join(folder, "agency", "words.json"), JSON.stringify(WORDS));
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
