import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ACCEPTED_FILE, SETTINGS_FILE, type Config } from "../config.ts";
import { homeOf } from "./acceptances.ts";
import { sourcesAt, STDIN } from "./sources.ts";

/** What a run's results follow from, each part as a hash: a run that goes on must find all of them as they were. */
export type Fingerprint = {
  /** The program and the options that it was given. */
  readonly options: string;
  /** Settings, agencies' own words and what was accepted. */
  readonly settings: string;
  /** The files to be read: their paths, sizes and times. Their text is not read for it. */
  readonly inputs: string;
};

/** Takes the fingerprint. `options` is whatever else the results depend on, as plain data, and `files` what it names. */
export async function fingerprintOf(
  paths: readonly string[],
  options: object,
  files: readonly string[],
): Promise<Fingerprint> {
  const settings = createHash("sha256");
  const inputs = createHash("sha256");
  const seen = new Set<string>();
  async function addFile(path: string): Promise<void> {
    if (seen.has(path)) return;
    seen.add(path);
    settings.update(JSON.stringify([path, (await readFile(path, "base64").catch(() => "")) || null]));
  }
  for (const file of files) await addFile(file);
  for await (const { path, config } of sourcesAt(paths, () => undefined)) {
    const { size, mtimeMs } = path === STDIN ? { size: 0, mtimeMs: 0 } : await stat(path).catch(() => GONE);
    inputs.update(JSON.stringify([path, size, mtimeMs]));
    const home = await homeOf(dirname(path), config.folder ?? dirname(path));
    for (const settling of settlingFiles(config, home)) await addFile(settling);
  }
  return {
    options: createHash("sha256")
      .update(JSON.stringify(Object.entries(options).sort()))
      .digest("hex"),
    settings: settings.digest("hex"),
    inputs: inputs.digest("hex"),
  };
}

const GONE = { size: -1, mtimeMs: 0 };

/** The files that settle what is found in a note, beside its own. `home` is where it is kept what is accepted, where that counts. */
export const settlingFiles = ({ folder, settings }: Config, home: string | undefined): string[] => [
  ...(folder === undefined ? [] : [SETTINGS_FILE, ...settings.lexicon].map((name) => resolve(folder, name))),
  ...(home === undefined ? [] : [resolve(home, ACCEPTED_FILE)]),
];
