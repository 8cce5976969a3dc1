import { dirname } from "node:path";
import * as z from "../zod.ts";
import { keyIn, readKey } from "../accepted.ts";
import { KEY_FILE } from "../config.ts";
import { decodeText } from "../files.ts";
import { FileProblem, readJson } from "../json-file.ts";
import { readNamed } from "../load-config.ts";
import { shown } from "./configs.ts";
import { NAME, type Baseline, type Known } from "./known.ts";
import { CannotWrite } from "./cannot-write.ts";
import { nodeFiles } from "./node-files.ts";
import { updateFile } from "./update-file.ts";

/** What was found once: keyed hashes, and how often each was met with in one note. There is no word of a note in it. */
const BaselineFile = z.strictObject({
  version: z.literal(1),
  findings: z.record(z.string().check(z.regex(new RegExp(`^[0-9a-f]{${NAME}}$`))), z.int().check(z.gte(1))),
});

export type BaselineOptions = {
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
};

/**
 * Reads what was found before, or makes ready to write it down. Rejects with {@link CannotWrite} where a file, or the key that it was
 * written with, cannot be used.
 */
export async function openBaseline(options: BaselineOptions): Promise<Baseline | undefined> {
  const { baseline, writeBaseline: fresh } = options;
  try {
    if (baseline !== undefined) return await readBaseline(baseline);
    if (fresh === undefined) return undefined;
    const folder = dirname(fresh);
    return { key: await keyIn({ ...nodeFiles, update: updateFile }, folder), folder, known: undefined };
  } catch (error) {
    if (error instanceof CannotWrite) throw new CannotWrite(shown(error.where), error.what);
    if (!(error instanceof FileProblem)) throw error;
    const { file, line, column, detail } = error;
    throw new CannotWrite(`${shown(file)}:${line}:${column}:`, detail);
  }
}

/**
 * What is there before a baseline is written, an older one or nothing. Rejects with {@link CannotWrite} where it is anything else:
 * that would be lost.
 */
export async function beforeBaseline(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await nodeFiles.read(path);
    if (bytes !== undefined) readJson(path, decodeText(bytes), BaselineFile);
    return bytes;
  } catch {
    throw new CannotWrite(
      path,
      "is there and no baseline of peernote, so nothing is written there: give the baseline another name",
    );
  }
}

async function readBaseline(path: string): Promise<Baseline> {
  const folder = dirname(path);
  const bytes = await readNamed(nodeFiles, path);
  if (bytes === undefined)
    throw new FileProblem(path, 1, 1, "there is no such baseline: --write-baseline writes one");
  const { findings } = readJson(path, decodeText(bytes), BaselineFile);
  const keyPath = nodeFiles.resolve(folder, KEY_FILE);
  const key = await readNamed(nodeFiles, keyPath);
  if (key === undefined)
    throw new FileProblem(
      path,
      1,
      1,
      `the key to it, ${shown(keyPath)}, is missing: bring it back, or write the baseline anew`,
    );
  return { key: readKey(keyPath, decodeText(key)), folder, known: packed(findings) };
}

/**
 * Writes down what was found: how often each name was met with. The file is there whole or not at all, and one that somebody else
 * has written since there was `before` stays.
 */
export async function writeBaseline(
  path: string,
  before: Uint8Array | undefined,
  times: ReadonlyMap<string, number>,
): Promise<void> {
  const lines = [...times]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `    "${name}": ${count}`);
  const text = Buffer.from(`{\n  "version": 1,\n  "findings": {\n${lines.join(",\n")}\n  }\n}\n`);
  await updateFile(path, (now) => {
    const isAsBefore = now === undefined || before === undefined ? now === before : isEqual(now, before);
    if (!isAsBefore && !(now && isEqual(now, text)))
      throw new CannotWrite(
        path,
        "was changed while the notes were read, and stays as it is: run this again",
      );
    return text;
  });
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** How many findings a baseline holds. */
export const sizeOf = ({ known }: Baseline): number =>
  known?.counts.reduce((sum, count) => sum + count, 0) ?? 0;

/** Threads share it, and search it by halves: an export's baseline may be long. */
function packed(findings: Readonly<Record<string, number>>): Known {
  const names = Object.keys(findings).sort();
  const hashes = new BigUint64Array(new SharedArrayBuffer(names.length * 8));
  const counts = new Uint32Array(new SharedArrayBuffer(names.length * 4));
  names.forEach((name, index) => {
    hashes[index] = BigInt(`0x${name}`);
    counts[index] = findings[name]!;
  });
  return { hashes, counts };
}
