import { hashOf, PRIME } from "../note/hash.ts";
import { remembering } from "../note/remembering.ts";

/** A word as the second reader knows it, wherever it stands: hashes of the word and of its pieces. */
export type KnownWord = {
  readonly text: string;
  readonly hash: number;
  readonly pieces: Int32Array;
  /** What it adds to a sentence's sums, by the number of whoever adds them up: kept here it is found without a search. */
  readonly adds: Float64Array[];
};

/** What is known of a word. The same word is the same object, so that more can be remembered of it. */
export const wordOf: (text: string) => KnownWord = remembering((text) => ({
  text,
  hash: hashOf(text),
  pieces: piecesOf(text),
  adds: [],
}));

/** The hashes of three to five letters of a word in a row, its edges marked: they know a misspelling and a family of words. */
function piecesOf(word: string): Int32Array {
  if (word.length < 2 || word.charCodeAt(0) < 97) return NONE; // no marks, digits, names
  const hashes: number[] = [];
  const last = word.length + 1;
  for (let start = 0; start + 2 <= last; start++) {
    let hash = PIECE;
    for (let end = start; end <= last && end < start + 5; end++) {
      const code = end === 0 ? 60 : end === last ? 62 : word.charCodeAt(end - 1);
      hash = Math.imul(hash ^ code, PRIME);
      if (end >= start + 2) hashes.push(hash);
    }
  }
  return Int32Array.from(hashes);
}

const NONE = new Int32Array(0);
const PIECE = 0x1715609d;
