import { readSync } from "node:fs";
import { NAME, remembered, type Remembered } from "./entry.ts";

/**
 * Where in a cache's file the lines begin, for all threads. A line is looked for from the slot that the first eight digits of its name
 * say; a slot holds an offset in bytes, plus one, or 0 for none. So a million notes take 16 MB, and no line is held in memory.
 */
export type Slots = Float64Array<SharedArrayBuffer>;

/** Slots for a number of lines, at most half of them taken. */
export const slotsFor = (lines: number): Slots =>
  new Float64Array(new SharedArrayBuffer(8 * 2 ** Math.ceil(Math.log2(2 * lines + 1))));

/** The slot in which there is the offset that is wanted, or the empty one where it would be. */
export function slotOf(slots: Slots, start: number, isWanted: (offset: number) => boolean): number {
  let at = start % slots.length;
  while (slots[at] !== 0 && !isWanted(slots[at]! - 1)) at = (at + 1) % slots.length;
  return at;
}

/** Where in the slots a name is looked for first. */
export const startOf = (name: string): number => Number.parseInt(name.slice(0, 8), 16);

/** What was found in a note, and the slot that said where it is. */
export type Recalled = Remembered & { readonly slot: number };

/** Looks for a note in an open file. */
export function recall(file: number, slots: Slots, name: string, today: string): Recalled | undefined {
  let found: Remembered | undefined;
  const slot = slotOf(slots, startOf(name), (offset) => {
    const line = lineAt(file, offset);
    found = line.startsWith(`${name} `) ? remembered(line, today) : undefined;
    return found !== undefined;
  });
  return found && { ...found, slot };
}

function lineAt(file: number, offset: number): string {
  for (let size = USUAL; ; size *= 4) {
    const bytes = Buffer.allocUnsafe(size);
    const read = readSync(file, bytes, 0, size, offset);
    const end = bytes.subarray(0, read).indexOf("\n");
    if (end >= NAME || read < size) return bytes.toString("utf8", 0, Math.max(end, 0));
  }
}

/** Bytes that most lines fit into. */
const USUAL = 4096;
