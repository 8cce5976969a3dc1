import type { OpenIndex } from "./anchor-index.ts";
import { glanceBits, glanceBy } from "./glance.ts";
import type { Anchors } from "./hanging.ts";

/*
 * An index as lists of numbers that are used as they lie.
 *
 * `bits`: those of the glance. `hung`: for each place, which phrase of which group hangs there and where its anchor begins in `all`. `beside`: see there. `table`: a hash
 * table of the words with open addresses, a hash and where begins in `all` what hangs on it, 0 for nothing. `all`: what hangs
 * on each word, which is `first`, `last` and `width` and then the lists `places`, `always` and `row` of a Hanging, and the
 * anchors. A list is its length and then its numbers.
 */

/** Lays out everything that hangs on the words of an index. */
export function anchorLayout({ hashes, count, at, hungAt, beside }: OpenIndex): Int32Array[] {
  const all = [0];
  const addList = (list: ArrayLike<number>): number => {
    const begin = all.push(list.length) - 1;
    for (let one = 0; one < list.length; one++) all.push(list[one]!);
    return begin;
  };
  const different = [...new Set(Array.from(hashes))];
  const table = new Int32Array(2 * 2 ** Math.ceil(Math.log2(different.length * 2 + 1)));
  for (const hash of different) {
    const { places, always, first, last, row, width } = at(hash)!;
    table.set([hash, all.length], entryOf(table, hash));
    all.push(first, last, width);
    for (const list of [places, always, row]) addList(list);
  }
  const anchors = new Map<string, number>();
  const hung = Array.from({ length: count }, (_, place) => hungAt(place)).flatMap(
    ({ group, phrase, anchor }) => {
      const begin = anchors.get(anchor.join()) ?? addList(anchor);
      anchors.set(anchor.join(), begin);
      return [group, phrase, begin];
    },
  );
  return [glanceBits(hashes), Int32Array.from(hung), beside, table, Int32Array.from(all)];
}

/** An index by its layout. */
export function laidOutAnchors(layout: readonly Int32Array[]): Anchors {
  const [bits, hung, beside, table, all] = layout as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const listAt = (begin: number): Int32Array => all.subarray(begin + 1, begin + 1 + all[begin]!);
  return {
    count: hung.length / 3,
    glance: glanceBy(bits),
    beside,
    at(hash) {
      const begin = table[entryOf(table, hash) + 1]!;
      if (begin === 0) return undefined;
      const places = listAt(begin + 3);
      const always = listAt(begin + 4 + places.length);
      const row = listAt(begin + 5 + places.length + always.length);
      return { places, always, first: all[begin]!, last: all[begin + 1]!, row, width: all[begin + 2]! };
    },
    hungAt: (place) => ({
      group: hung[3 * place]!,
      phrase: hung[3 * place + 1]!,
      anchor: [...listAt(hung[3 * place + 2]!)],
    }),
  };
}

/** Where the entry of a hash is in a table, or would be. */
function entryOf(table: Int32Array, hash: number): number {
  const mask = table.length / 2 - 1;
  let at = hash & mask;
  while (table[2 * at + 1] !== 0 && table[2 * at] !== hash) at = (at + 1) & mask;
  return 2 * at;
}
