import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText, NotText } from "../files.ts";
import { kindOf } from "../kinds.ts";
import type { Complaint } from "./chunk.ts";
import { whyUnreadable } from "./node-files.ts";
import { STDIN, type Source } from "./sources.ts";

/** A note as it lies on the disk, and its text. */
export type ReadNote<From extends Source = Source> = From & {
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** Reads a file that is one note, and tells why where it cannot be read or is none. */
export async function readForFixing<From extends Source>(source: From): Promise<ReadNote<From> | Complaint> {
  const { path } = source;
  if (kindOf(path) !== "text") return { where: path, what: MANY_NOTES };
  try {
    const bytes = await (path === STDIN ? buffer(process.stdin) : readFile(path));
    return { ...source, bytes, text: decodeText(bytes) };
  } catch (error) {
    return { where: path, what: error instanceof NotText ? error.message : whyUnreadable(error) };
  }
}

const MANY_NOTES = "holds many notes and is not written into: mend it where it was exported from";
