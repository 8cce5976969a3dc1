import { hashOf } from "../note/hash.ts";
import type { Word } from "../note/words.ts";

/**
 * Something for each of some words: a hash table with open addresses. Most words that are looked up in a lexicon are not there, and
 * a table is rarely in the near memory: what is read together lies together. First comes the number of places less one, then three values for each place: the
 * hash of its word (0 where there is none), the word and what there is for it.
 */
export type WordTable<V> = readonly unknown[] & { readonly holds?: V };

/** Makes a table. */
export function wordTable<V>(entries: ReadonlyMap<string, V>): WordTable<V> {
  const size = 2 ** Math.ceil(Math.log2(entries.size * 2 + 1));
  const table: unknown[] = new Array<number>(1 + size * 3).fill(0);
  table[0] = size - 1;
  for (const [norm, value] of entries) {
    const hash = notZero(hashOf(norm));
    let at = hash & (size - 1);
    while (table[1 + at * 3] !== 0) at = (at + 1) & (size - 1);
    table[1 + at * 3] = hash;
    table[2 + at * 3] = norm;
    table[3 + at * 3] = value;
  }
  return table;
}

/** What a table has for a word, undefined where it has nothing. */
export function lookUp<V>(table: WordTable<V>, word: Word): V | undefined {
  const hash = notZero(word.hash);
  const mask = table[0] as number;
  for (let at = hash & mask; table[1 + at * 3] !== 0; at = (at + 1) & mask) {
    if (table[1 + at * 3] === hash && table[2 + at * 3] === word.norm) return table[3 + at * 3] as V;
  }
  return undefined;
}

/** The words of a table and what it has for them, in no order. */
export function entriesOf<V>(table: WordTable<V>): [norm: string, value: V][] {
  const entries: [string, V][] = [];
  for (let at = 1; at < table.length; at += 3) {
    if (table[at] !== 0) entries.push([table[at + 1] as string, table[at + 2] as V]);
  }
  return entries;
}

/** The hashes of the words of a table. */
export function hashesIn(table: WordTable<unknown>): number[] {
  const hashes: number[] = [];
  for (let at = 1; at < table.length; at += 3) {
    const hash = table[at] as number;
    if (hash !== 0) hashes.push(hash === 1 ? hashOf(table[at + 1] as string) : hash); // 1 may stand for 0
  }
  return hashes;
}

const notZero = (hash: number): number => (hash === 0 ? 1 : hash);
