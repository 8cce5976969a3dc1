import { readFile, rename, rm, writeFile } from "node:fs/promises";
import * as z from "zod";
import type { Fingerprint } from "./fingerprint.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

/** How far a run has come, and all that it needs to go on. It holds numbers and hashes, and no word of a note. */
const Checkpoint = z.strictObject({
  version: z.literal(1),
  peernote: z.string(),
  /** The day that it was begun, which stays today for it. */
  today: z.iso.date(),
  fingerprint: z.strictObject({ options: Hash, settings: Hash, inputs: Hash }),
  /** How many notes are done, in the order in which they are read. */
  notes: Count,
  /** How many bytes of the report are written, and whether there is a note in it yet. */
  bytes: Count,
  begun: z.boolean(),
  /** How often something could not be done. */
  complaints: Count,
  summary: z.strictObject({ files: Count, error: Count, warning: Count, information: Count, hint: Count }),
  rules: z.record(z.string(), Count),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const checkpointOf = (output: string): string => `${output}.checkpoint.json`;

/** Reads how far a run has come; undefined where there is none. Throws where the file is none of ours. */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : Checkpoint.parse(JSON.parse(text));
}

/** Whoever reads meanwhile, or after a kill, finds the old one or the new one, and whole. */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const temporary = `${path}.tmp`;
  await writeFile(temporary, `${JSON.stringify(checkpoint, undefined, 2)}\n`, { mode: 0o600 });
  await rename(temporary, path);
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.tmp`, { force: true });
}

/** Why a run cannot go on from here, as the end of a sentence; undefined where it can. */
export function whyNotGoOn(
  { fingerprint, peernote }: Checkpoint,
  now: Fingerprint,
  version: string,
): string | undefined {
  if (peernote !== version) return `it was begun with peernote ${peernote}, and this is ${version}`;
  if (fingerprint.options !== now.options) return "the options are not those that it was begun with";
  if (fingerprint.settings !== now.settings)
    return "settings, words or acceptances have changed since it was begun";
  if (fingerprint.inputs !== now.inputs) return "what it reads has changed since it was begun";
  return undefined;
}
