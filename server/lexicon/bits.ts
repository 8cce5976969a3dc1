/**
 * 64 bits, one of them set for each of some words, by their hashes: a word whose bit is not set is none of them. They say so of most
 * words, and are kept where the words themselves need not be fetched.
 */
export type Bits = { readonly low: number; readonly high: number };

export function bitsOf(hashes: readonly number[]): Bits {
  let low = 0;
  let high = 0;
  for (const hash of hashes) {
    if ((hash & 32) === 0) low |= 1 << hash;
    else high |= 1 << hash;
  }
  return { low, high };
}

/** False where a word with this hash is certainly none of them. */
export const mayHold = (low: number, high: number, hash: number): boolean =>
  ((((hash & 32) === 0 ? low : high) >>> hash) & 1) === 1;

/** The bits of all words that any of these hold. */
export const eitherOf = (all: readonly Bits[]): Bits => ({
  low: all.reduce((bits, { low }) => bits | low, 0),
  high: all.reduce((bits, { high }) => bits | high, 0),
});

/** Of any word. */
export const ALL_BITS: Bits = { low: -1, high: -1 };
