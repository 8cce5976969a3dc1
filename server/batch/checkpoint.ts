import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import * as z from "../zod.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { codeOf } from "./node-files.ts";

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Count = z.int().check(z.gte(0));

/** How far a run has come, and all that it needs to go on. It holds numbers and hashes, and no word of a note. */
const Checkpoint = z.strictObject({
  version: z.literal(1),
  peernote: z.string(),
  /** Which process on which machine wrote it. */
  writer: z.strictObject({ host: z.string(), pid: Count }),
  /** The day that it was begun, which stays today for it. */
  today: z.iso.date(),
  fingerprint: z.strictObject({ options: Hash, settings: Hash, inputs: Hash }),
  /** How many notes are done, in the order in which they are read. */
  notes: Count,
  /** How many bytes of the report are written, and whether there is a note in it yet. */
  bytes: Count,
  begun: z.boolean(),
  /** How many notes were left out for their age, and how many findings because they are in the baseline. */
  old: Count,
  known: Count,
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
  try {
    await writeFile(temporary, `${JSON.stringify(checkpoint, undefined, 2)}\n`, { mode: 0o600 });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.tmp`, { force: true });
}

/** Whoever writes checkpoints, as they say it. */
export const thisProcess = (): Checkpoint["writer"] => ({ host: hostname(), pid: process.pid });

/** Whether the run that wrote it is still at work, as far as can be told: another one has got its number only long after. */
export async function isAtWork(path: string, { writer: { host, pid } }: Checkpoint): Promise<boolean> {
  if (host !== hostname() || pid === process.pid) return false;
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs < LONGEST_SILENCE && isAlive(pid);
}

/** Milliseconds. A run writes a checkpoint every few seconds. */
const LONGEST_SILENCE = 120_000;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0); // asks, and does nothing
  } catch (error) {
    return codeOf(error) === "EPERM"; // somebody else's
  }
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
