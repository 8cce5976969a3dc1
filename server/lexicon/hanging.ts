import type { Word } from "../note/words.ts";
import type { PlacedClue } from "./anchor-index.ts";
import { bitsOf } from "./bits.ts";
import { FARTHEST } from "./clues.ts";

/** Which of the phrases that hang on a word are worth trying where it stands, by their number in the list of clues. */
export type Hanging = (words: readonly Word[], at: number) => readonly number[];

/**
 * Hangs up phrases by the words of their clues, which are told apart by their hashes. A common word has hundreds of them, and nine in
 * ten lack their second word where it stands: looking at the words around it costs less than walking them all.
 */
export function hangUp(
  clues: readonly (PlacedClue | undefined)[],
  hashesOf: (clue: number) => readonly number[],
): Hanging {
  const always = clues.flatMap((clue, rank) => (clue === undefined ? [rank] : []));
  const byClue = new Map<number, number[]>();
  let first = 0;
  let last = 0;
  clues.forEach((placed, rank) => {
    if (placed === undefined) return;
    const { clue, from, to } = placed;
    first = Math.min(first, from);
    last = Math.max(last, to);
    const others = byClue.get(clue);
    if (others) others.push(clued(rank, from, to));
    else byClue.set(clue, [clued(rank, from, to)]);
  });
  const listed = new Map<number, number[]>();
  const nearby = new Int32Array((last - first + 1) * 2);
  for (const [clue, phrases] of byClue) {
    const hashes = hashesOf(clue);
    const { low, high } = bitsOf(hashes);
    for (const one of phrases) {
      for (let offset = fromOf(one); offset <= toOf(one); offset++) {
        nearby[(offset - first) * 2]! |= low;
        nearby[(offset - first) * 2 + 1]! |= high;
      }
    }
    for (const hash of hashes) {
      const others = listed.get(hash);
      if (others) others.push(...phrases);
      else listed.set(hash, [...phrases]);
    }
  }
  const lists = inOneRow(listed);

  return (words, at) => {
    let ranks: number[] | undefined;
    const end = Math.min(at + last, words.length - 1);
    for (let near = Math.max(at + first, 0); near <= end; near++) {
      const { hash } = words[near]!;
      const offset = near - at;
      // Most of what stands near is no clue there, and of most of that one of 64 bits tells so.
      if (((nearby[(offset - first) * 2 + ((hash >>> 5) & 1)]! >>> hash) & 1) === 0) continue;
      const list = listAt(lists, hash);
      for (let index = list + 1; index <= list + lists[list]!; index++) {
        const one = lists[index]!;
        if (offset < fromOf(one) || offset > toOf(one)) continue;
        ranks ??= [...always];
        if (!ranks.includes(rankOf(one))) ranks.push(rankOf(one));
      }
    }
    return ranks === undefined ? always : ranks.sort((a, b) => a - b);
  };
}

/**
 * A phrase, by its number in the list, whose clue has a certain word: it is one if it stands in this range. One number
 * holds all three, since the lexicon has some hundred thousand of them.
 */
const clued = (rank: number, from: number, to: number): number =>
  (rank << 10) | ((from + FARTHEST) << 5) | (to + FARTHEST);

const rankOf = (one: number): number => one >>> 10;
const fromOf = (one: number): number => ((one >>> 5) & 31) - FARTHEST;
const toOf = (one: number): number => (one & 31) - FARTHEST;

/**
 * Lists of numbers by hashes, in one row, since what lies apart is rarely in the near memory. First the number of hashes that there is room for and an
 * empty list, then two numbers for each hash, itself and where its list begins, and then the lists, each behind its length. The
 * words of a slot mostly have the same list.
 */
function inOneRow(listed: ReadonlyMap<number, readonly number[]>): Int32Array {
  const room = 2 ** Math.ceil(Math.log2(listed.size * 2 + 1));
  const row = [room, 0, ...new Array<number>(room * 2).fill(0)];
  const places = new Map<string, number>();
  for (const [hash, list] of listed) {
    const key = list.join();
    const place = places.get(key) ?? row.length;
    if (place === row.length) row.push(list.length, ...list);
    places.set(key, place);
    let at = hash & (room - 1);
    while (row[at * 2 + 3] !== 0) at = (at + 1) & (room - 1);
    row[at * 2 + 2] = hash;
    row[at * 2 + 3] = place;
  }
  return Int32Array.from(row);
}

/** Where the list of a hash begins. */
function listAt(row: Int32Array, hash: number): number {
  const mask = row[0]! - 1;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const place = row[at * 2 + 3]!;
    if (place === 0) return EMPTY;
    if (row[at * 2 + 2] === hash) return place;
  }
}

const EMPTY = 1;
