import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { decodeText, NotText } from "../files.ts";
import { kindOf } from "../kinds.ts";
import { whyUnreadable } from "./node-files.ts";
import type { Complain } from "./result.ts";
import { sourcesAt, STDIN, type Source } from "./sources.ts";

/** A note as it lies on the disk, and its text. */
export type ReadNote = Source & { readonly bytes: Uint8Array; readonly text: string };

/** Reads the notes that these paths name, one after the other. What cannot be read is complained about and left out. */
export async function* readNotes(paths: readonly string[], complain: Complain): AsyncGenerator<ReadNote> {
  for await (const source of sourcesAt(paths, complain)) {
    if (kindOf(source.path) !== "text") {
      complain(source.path, MANY_NOTES);
      continue;
    }
    try {
      const bytes = await (source.path === STDIN ? buffer(process.stdin) : readFile(source.path));
      yield { ...source, bytes, text: decodeText(bytes) };
    } catch (error) {
      complain(source.path, error instanceof NotText ? error.message : whyUnreadable(error));
    }
  }
}

const MANY_NOTES = "holds many notes and is not written into: mend it where it was exported from";
