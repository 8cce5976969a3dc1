import { hashOf } from "../note/hash.ts";
import type { Word } from "../note/words.ts";

/** False where a word is certainly none of those that the glance was made for. */
export type Glance = (word: Word) => boolean;

/**
 * Tells most words apart by their hashes alone: a Bloom filter with one function. Near the anchors of a note of 400 words stand
 * 4,600 words that could be clues, and three in four are none: looking each of them up was a good part of all the time.
 */
export function glanceFor(norms: readonly string[]): Glance {
  const bits = Math.ceil(Math.log2(norms.length * PLACES_FOR_EACH + 1));
  const taken = new Uint8Array(2 ** bits);
  const mask = taken.length - 1;
  for (const norm of norms) taken[hashOf(norm) & mask] = 1;
  return ({ hash }) => taken[hash & mask] === 1;
}

const PLACES_FOR_EACH = 4;
