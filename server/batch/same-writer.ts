import { dirname, resolve } from "node:path";
import { readKey } from "../accepted.ts";
import { KEY_FILE } from "../config.ts";
import { decodeText } from "../files.ts";
import { FileProblem } from "../json-file.ts";
import { codeOf } from "./codes.ts";
import { nodeFiles } from "./node-files.ts";
import type { Complain } from "./result.ts";

export type SameWriterOptions = {
  /** A file with the key that writers are coded with. Without it those beside the paths and in the working directory are tried. */
  readonly key: string | undefined;
  readonly paths: readonly string[];
  readonly complain: Complain;
};

/**
 * Tells notes of one writer from others. Both this writer and the ones in notes may be named as they are or by their code; a code is
 * found again where its key can be read. No key is made here.
 */
export async function sameWriter(
  writer: string,
  { key, paths, complain }: SameWriterOptions,
): Promise<(other: string | undefined) => boolean> {
  const folders = new Set([".", ...paths, ...paths.map(dirname)].map((path) => resolve(path)));
  const files = key === undefined ? [...folders].map((folder) => nodeFiles.resolve(folder, KEY_FILE)) : [key];
  const keys: Uint8Array[] = [];
  for (const file of files) {
    const bytes = await nodeFiles.read(file).catch(() => undefined);
    try {
      if (bytes !== undefined) keys.push(readKey(file, decodeText(bytes)));
      else if (key !== undefined) complain(key, "cannot be read as a key: check the spelling");
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      complain(file, error.detail);
    }
  }
  const namesOf = (name: string): string[] => [
    name.trim().toLowerCase(),
    ...keys.flatMap((one) => codeOf(one, "w", name) ?? []),
  ];
  const wanted = new Set(namesOf(writer));
  return (other) => other !== undefined && namesOf(other).some((name) => wanted.has(name));
}
