import { ACCEPTED_FILE } from "../config.ts";
import type { Files } from "../files.ts";
import type { Configuration } from "./configuration.ts";
import type { KeptAcceptance } from "./protocol.ts";
import type { Reviewed } from "./reviewed.ts";
import { plainUri } from "./uri.ts";

type Parts = { readonly configuration: Configuration; readonly files: Files };

/**
 * What was accepted in the open folders although none of these notes, which must be all, says it any more. Nothing is known
 * of a place where one of the notes could not be read.
 */
export async function unneededBy(notes: readonly Reviewed[], parts: Parts): Promise<KeptAcceptance[]> {
  const kept = notes.flatMap((note) => note.kept ?? []);
  const met = new Set(kept.map(({ home, hash }) => `${plainUri(home)} ${hash}`));
  const unsure = new Set(
    (
      await homesOf(
        notes.filter((note) => note.kept === undefined),
        parts,
      )
    ).map(plainUri),
  );
  const homes = [...(await homesOf(notes, parts)), ...(await writtenDown(parts))];
  const byAddress = new Map(homes.map((home) => [plainUri(home), home]));
  const unneeded: KeptAcceptance[] = [];
  for (const [plain, home] of byAddress) {
    if (unsure.has(plain)) continue;
    const { all } = await parts.configuration.acceptancesIn(home);
    for (const one of all) if (!met.has(`${plain} ${one.hash}`)) unneeded.push({ ...one, home });
  }
  return unneeded;
}

/** The folders in which it is written down what these notes keep. */
async function homesOf(notes: readonly Reviewed[], { configuration }: Parts): Promise<string[]> {
  const around = await Promise.all(notes.map(({ uri }) => configuration.of(uri)));
  return around.map(({ home }) => home).filter((home) => home !== undefined);
}

/** The folders in which something is written down, also where no notes are left. */
async function writtenDown({ configuration, files }: Parts): Promise<string[]> {
  const globs = [ACCEPTED_FILE, `**/${ACCEPTED_FILE}`];
  const found = await Promise.all(configuration.folders().map((folder) => files.list(folder, globs)));
  return found.flat().map((uri) => uri.slice(0, -`/${ACCEPTED_FILE}`.length));
}
