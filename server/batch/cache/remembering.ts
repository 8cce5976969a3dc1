import { openSync } from "node:fs";
import type { CheckedNote } from "../../check.ts";
import type { Gist } from "../../gist.ts";
import type { KnownNotes } from "./cache.ts";
import { lineOf, nameOf } from "./entry.ts";
import { recall, type Recalled } from "./memory.ts";

/** What one thread knows of notes that were read before. */
export type Memory = {
  /** What was found in a note of this text; undefined where that is not known. */
  recall(salt: Uint8Array, text: string): Recalled | undefined;
  /** The line to write down; undefined where what was found may be something else on another day. */
  lineOf(salt: Uint8Array, checked: CheckedNote, gist: Gist): string | undefined;
};

export function createMemory({ path, slots }: KnownNotes, today: string): Memory {
  const file = openSync(path, "r"); // it is open as long as the thread lives
  return {
    recall: (salt, text) => recall(file, slots, nameOf(salt, text), today),
    lineOf: (salt, checked, gist) => lineOf(nameOf(salt, checked.note.text), checked, gist, today),
  };
}
