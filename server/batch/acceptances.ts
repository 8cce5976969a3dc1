import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ACCEPTED_FILE, NOTHING_ACCEPTED, type Acceptances } from "../config.ts";
import type { Files } from "../files.ts";
import type { Met } from "./chunk.ts";
import { shown } from "./configs.ts";
import { nodeFiles } from "./node-files.ts";
import type { Complain } from "./result.ts";

/** What is accepted in a folder. Each file is read once, and what is wrong with it is complained about once. */
export type AcceptancesOf = (folder: string) => Promise<Acceptances>;

export function createAcceptances(files: Files, complain: Complain): AcceptancesOf {
  const loaded = new Map<string, Promise<Acceptances>>();

  return (folder) => {
    const whole = resolve(folder);
    const known = loaded.get(whole) ?? load(whole);
    loaded.set(whole, known);
    return known;
  };

  async function load(folder: string): Promise<Acceptances> {
    const path = files.resolve(folder, ACCEPTED_FILE);
    const missing = (await files.read(path).catch(() => null)) === undefined;
    if (missing) return NOTHING_ACCEPTED;
    const { loadAcceptances } = await import("../accepted.ts"); // schema and hash take time to load, and few folders need them
    const acceptances = await loadAcceptances(files, folder);
    for (const { file, line, column, detail } of acceptances.problems) {
      complain(`${shown(file)}:${line}:${column}:`, detail);
    }
    return acceptances;
  }
}

/** The folder in which it is kept what is accepted in a note: the innermost one with such a file, from where it lies up to `top`. */
export async function homeOf(folder: string, top: string): Promise<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (at === resolve(top) || existsSync(join(at, ACCEPTED_FILE))) return at;
  }
}

/**
 * Names the files in and below a folder that accept words which no note has any more. All notes in there must have been
 * linted; `met` is what was met with in them.
 */
export async function remarkUnmet(
  folder: string,
  acceptancesOf: AcceptancesOf,
  met: readonly Met[],
  remark: (sentence: string) => void,
): Promise<void> {
  const found = await nodeFiles.list(folder, [ACCEPTED_FILE, `**/${ACCEPTED_FILE}`]); // "**" alone leaves out the folder itself
  for (const path of found.sort()) {
    const home = resolve(path, "../..");
    const hashes = new Set(met.filter((one) => one.home === home).map(({ hash }) => hash));
    const count = (await acceptancesOf(home)).all.filter(({ hash }) => !hashes.has(hash)).length;
    if (count === 0) continue;
    const those = count === 1 ? "1 acceptance there matches" : `${count} acceptances there match`;
    remark(
      `${shown(path)}: ${those} no finding any more. If the words are still in the notes, the key beside it is not the one they were accepted with`,
    );
  }
}
