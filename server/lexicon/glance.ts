import type { Word } from "../note/words.ts";

/** False where a word is certainly none of those with whose hashes the glance was made. */
export type Glance = (word: Word) => boolean;

/**
 * Tells most words apart by their hashes alone: a Bloom filter with one function. Near the anchors of a note of 400 words stand
 * 4,400 words that could be clues, and nine in ten are none: looking each of them up was a good part of all the time.
 */
export function glanceFor(hashes: ArrayLike<number>): Glance {
  const size = Math.max(5, Math.ceil(Math.log2(hashes.length * PLACES_FOR_EACH + 1)));
  const taken = new Int32Array(2 ** (size - 5));
  const mask = 2 ** size - 1;
  for (let at = 0; at < hashes.length; at++) taken[(hashes[at]! & mask) >>> 5]! |= 1 << hashes[at]!;
  return ({ hash }) => ((taken[(hash & mask) >>> 5]! >>> hash) & 1) === 1;
}

/** Bits. */
const PLACES_FOR_EACH = 16;
