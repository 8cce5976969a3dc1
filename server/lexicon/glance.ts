/** False where a word with this hash is certainly none of those that the glance was made for. */
export type Glance = (hash: number) => boolean;

/**
 * Tells most words apart by their hashes alone: a Bloom filter with one function. Half the words of a note have no phrase that hangs on
 * them. The bits are as many numbers as a power of two says.
 */
export const glanceBy =
  (bits: Int32Array): Glance =>
  (hash) =>
    ((bits[(hash >>> 5) & (bits.length - 1)]! >>> hash) & 1) === 1;

/** The bits of a glance for words with these hashes. */
export function glanceBits(hashes: ArrayLike<number>): Int32Array {
  const bits = new Int32Array(2 ** Math.ceil(Math.log2((hashes.length * BITS_FOR_EACH) / 32 + 1)));
  for (let at = 0; at < hashes.length; at++)
    bits[(hashes[at]! >>> 5) & (bits.length - 1)]! |= 1 << hashes[at]!;
  return bits;
}

const BITS_FOR_EACH = 16;
