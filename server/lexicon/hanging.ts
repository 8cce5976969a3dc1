import type { Word } from "../note/words.ts";
import type { PlacedClue } from "./anchor-index.ts";
import { FARTHEST } from "./clues.ts";

/**
 * The phrases that hang on a word, by their numbers in a list, and which of them are worth trying where it stands. A common word has
 * hundreds of them, and nine in ten lack their second word there: looking at the words around it costs less than walking
 * them all. Words are told apart by their hashes; to try a phrase in vain does no harm.
 */
export type Hanging = {
  /** The phrases without a clue. */
  readonly always: readonly number[];
  /** How far away clues stand, as for {@link PlacedClue}. */
  readonly first: number;
  readonly last: number;
  /**
   * All numbers in one row, since what lies apart is rarely in the near memory: `width` numbers for each place from `first` to `last`, with a bit set for each
   * word that is a clue there, and then the phrases by the words of their clues (see {@link listAt}).
   */
  readonly row: Int32Array;
  /** A power of two: enough bits that most words that are no clue are told by them. */
  readonly width: number;
};

/** Hangs up phrases by the words of their clues. */
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
    listIn(byClue, clue).push(clued(rank, from, to));
  });
  const byHash = new Map<number, number[]>();
  for (const [clue, phrases] of byClue)
    for (const hash of hashesOf(clue)) listIn(byHash, hash).push(...phrases);
  const width = Math.min(2 ** Math.ceil(Math.log2((byHash.size * BITS_FOR_EACH) / 32 + 1)), WIDEST);
  const row = new Array<number>((last - first + 1) * width).fill(0);
  for (const [hash, phrases] of byHash) {
    for (const phrase of phrases) {
      for (let offset = fromOf(phrase); offset <= toOf(phrase); offset++) {
        row[(offset - first) * width + ((hash >>> 5) & (width - 1))]! |= 1 << hash;
      }
    }
  }
  addLists(row, byHash);
  return { always, first, last, row: Int32Array.from(row), width };
}

/** With four bits for each word that is a clue somewhere, at most one other word in four has the bit of one. */
const BITS_FOR_EACH = 4;

/** Numbers of 32 bits. The most common words have hundreds of clues, and what is looked at shall stay in the near memory. */
const WIDEST = 16;

/** Numbers from the smallest on, of which the first `count` count. The room is there for the next word. */
export type Ranks = { count: number; readonly all: number[] };

/** Puts into `ranks` the phrases worth trying on the word `at`, each once. */
export function findWorthTrying(
  { always, first, last, row, width }: Hanging,
  words: readonly Word[],
  at: number,
  ranks: Ranks,
): void {
  ranks.count = 0;
  for (let one = 0; one < always.length; one++) ranks.all[ranks.count++] = always[one]!;
  const lists = (last - first + 1) * width;
  const end = Math.min(at + last, words.length - 1);
  for (let near = Math.max(at + first, 0); near <= end; near++) {
    const { hash } = words[near]!;
    const offset = near - at;
    if (((row[(offset - first) * width + ((hash >>> 5) & (width - 1))]! >>> hash) & 1) === 0) continue;
    const list = listAt(row, lists, hash);
    for (let index = list + 1; index <= list + row[list]!; index++) {
      const phrase = row[index]!;
      if (offset >= fromOf(phrase) && offset <= toOf(phrase)) addRank(ranks, rankOf(phrase));
    }
  }
}

function addRank(ranks: Ranks, rank: number): void {
  const { all } = ranks;
  let at = ranks.count;
  while (at > 0 && all[at - 1]! > rank) at--;
  if (at > 0 && all[at - 1] === rank) return;
  for (let moved = ranks.count++; moved > at; moved--) all[moved] = all[moved - 1]!;
  all[at] = rank;
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

function listIn(lists: Map<number, number[]>, key: number): number[] {
  const known = lists.get(key) ?? [];
  if (known.length === 0) lists.set(key, known);
  return known;
}

/**
 * Adds lists by hashes to a row: the number of hashes that there is room for and an empty list, then two numbers for each hash, itself and
 * where its list begins, and then the lists, each behind its length. The words of a slot mostly have the same list.
 */
function addLists(row: number[], lists: ReadonlyMap<number, readonly number[]>): void {
  const room = 2 ** Math.ceil(Math.log2(lists.size * 2 + 1));
  const entries = row.length + 2;
  row.push(room, 0, ...new Array<number>(room * 2).fill(0));
  const places = new Map<string, number>();
  for (const [hash, list] of lists) {
    const key = list.join();
    const place = places.get(key) ?? row.length;
    if (place === row.length) row.push(list.length, ...list);
    places.set(key, place);
    let at = hash & (room - 1);
    while (row[entries + at * 2 + 1] !== 0) at = (at + 1) & (room - 1);
    row[entries + at * 2] = hash;
    row[entries + at * 2 + 1] = place;
  }
}

/** Where the list of a hash begins, among the lists that begin `from` there. */
function listAt(row: Int32Array, from: number, hash: number): number {
  const mask = row[from]! - 1;
  const entries = from + 2;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const place = row[entries + at * 2 + 1]!;
    if (place === 0) return from + 1;
    if (row[entries + at * 2] === hash) return place;
  }
}
