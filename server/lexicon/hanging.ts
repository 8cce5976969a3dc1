import type { Word } from "../note/words.ts";
import type { Anchor } from "./anchors.ts";
import type { Beside } from "./beside.ts";
import { FARTHEST } from "./clues.ts";
import type { Glance } from "./glance.ts";

/** The words on which phrases hang. A place is a phrase by one of these words or its forms; places are numbered in the order of the phrases. */
export type Anchors = {
  /** How many places there are. */
  readonly count: number;
  readonly glance: Glance;
  /** What hangs on the words with a hash. Others may have the same one: whoever tries a phrase looks at its word. */
  at(hash: number): Hanging | undefined;
  /** What is known of the words beside each place. Whoever makes a phrase ready adds what it says. */
  readonly beside: Beside;
  /** The phrase that hangs at a place, by its group and its number in it, and by which of its words. */
  hungAt(place: number): Hung;
};

export type Hung = { readonly group: number; readonly phrase: number; readonly anchor: Anchor };

/**
 * The phrases that hang on a word, and which of them are worth trying where it stands. A common word has
 * hundreds of them, and nine in ten lack their second word there: looking at the words around it costs less than walking
 * them all. Words are told apart by their hashes; to try a phrase in vain does no harm.
 */
export type Hanging = {
  /** The places of the phrases, in order. Phrases are numbered by it, from 0 on. */
  readonly places: Int32Array;
  /** The phrases without a clue. */
  readonly always: Int32Array;
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

/** A clue by the hashes of its words, and where it has to stand: see {@link Clue}. */
export type PlacedClue = { readonly hashes: readonly number[]; readonly from: number; readonly to: number };

/** Hangs up the phrases of some places by the words of their clues. */
export function hangUp(
  places: readonly number[],
  clueAt: (place: number) => PlacedClue | undefined,
): Hanging {
  const always: number[] = [];
  const byClue = new Map<readonly number[], number[]>();
  let first = 0;
  let last = 0;
  places.forEach((place, rank) => {
    const placed = clueAt(place);
    if (placed === undefined) return void always.push(rank);
    const { hashes, from, to } = placed;
    first = Math.min(first, from);
    last = Math.max(last, to);
    listIn(byClue, hashes).push(clued(rank, from, to));
  });
  const byHash = new Map<number, number[]>();
  for (const [hashes, phrases] of byClue) for (const hash of hashes) listIn(byHash, hash).push(...phrases);
  const width = 2 ** Math.ceil(Math.log2(Math.min(Math.max((byHash.size * BITS_FOR_EACH) / 32, 1), WIDEST)));
  const row = new Array<number>((last - first + 1) * width).fill(0);
  for (const [hash, phrases] of byHash) {
    for (const phrase of phrases) {
      for (let offset = fromOf(phrase); offset <= toOf(phrase); offset++) {
        row[(offset - first) * width + ((hash >>> 5) & (width - 1))]! |= 1 << hash;
      }
    }
  }
  addLists(row, byHash);
  return {
    places: Int32Array.from(places),
    always: Int32Array.from(always),
    first,
    last,
    row: Int32Array.from(row),
    width,
  };
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

function listIn<Key>(lists: Map<Key, number[]>, key: Key): number[] {
  const known = lists.get(key) ?? [];
  if (known.length === 0) lists.set(key, known);
  return known;
}

/**
 * Adds lists by hashes to a row: how many hashes there is room for and an empty list, then a number for each hash, of its highest bits
 * and where its list begins, and then the lists, each behind its length. The words of a slot mostly have the same list.
 */
function addLists(row: number[], lists: ReadonlyMap<number, readonly number[]>): void {
  const room = 2 ** Math.ceil(Math.log2(lists.size * ROOM_FOR_EACH + 1));
  const entries = row.length + 2;
  row.push(room, 0, ...new Array<number>(room).fill(0));
  const places = new Map<string, number>();
  const placeOf = (list: readonly number[]): number => {
    const key = list.join();
    const place = places.get(key) ?? row.length;
    if (place === row.length) row.push(list.length, ...list);
    places.set(key, place);
    return place;
  };
  for (const [hash, list] of lists) {
    let at = hash & (room - 1);
    while (row[entries + at] !== 0 && !isLike(row[entries + at]!, hash)) at = (at + 1) & (room - 1);
    // What cannot be told from another hash shares its list with it.
    const other = row[entries + at]! & ~HIGHEST;
    const shared = other === 0 ? [] : row.slice(other + 1, other + 1 + row[other]!);
    row[entries + at] = (hash & HIGHEST) | placeOf([...new Set([...shared, ...list])]);
  }
  if (row.length > ~HIGHEST) throw new Error("too many phrases hang on one word");
}

const ROOM_FOR_EACH = 1.5;

/** The bits of a hash that an entry has; the other 20 say where its list begins. */
const HIGHEST = ~0xfffff;

const isLike = (entry: number, hash: number): boolean => ((entry ^ hash) & HIGHEST) === 0;

/** Where the list of a hash begins, among the lists that begin `from` there. */
function listAt(row: Int32Array, from: number, hash: number): number {
  const mask = row[from]! - 1;
  const entries = from + 2;
  for (let at = hash & mask; ; at = (at + 1) & mask) {
    const entry = row[entries + at]!;
    if (entry === 0) return from + 1;
    if (isLike(entry, hash)) return entry & ~HIGHEST;
  }
}
