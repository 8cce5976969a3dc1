import { hashOf } from "../note/hash.ts";
import type { Word } from "../note/words.ts";
import type { PlacedClue } from "./anchor-index.ts";
import { FARTHEST } from "./clues.ts";
import { glanceFor } from "./glance.ts";

/** Which of the phrases that hang on a word are worth trying where it stands, by their number in the list of clues. */
export type Hanging = (words: readonly Word[], at: number) => readonly number[];

/**
 * Hangs up phrases by the words of their clues. A common word has hundreds of them, and nine in ten lack their second
 * word where it stands: looking at the words around it costs less than walking them all.
 */
export function hangUp(
  clues: readonly (PlacedClue | undefined)[],
  wordsOf: (clue: number) => readonly string[],
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
  const listed = new Map<string, number[]>();
  for (const [clue, ranks] of byClue) {
    for (const word of wordsOf(clue)) {
      const others = listed.get(word);
      if (others) others.push(...ranks);
      else listed.set(word, [...ranks]);
    }
  }
  const byWord = sharingEqual(listed);
  const mayBeClue = glanceFor(Array.from(byWord.keys(), hashOf));

  return (words, at) => {
    let ranks: number[] | undefined;
    const end = Math.min(last, words.length - 1 - at);
    for (let offset = Math.max(first, -at); offset <= end; offset++) {
      const word = words[at + offset]!;
      if (!mayBeClue(word)) continue;
      for (const one of byWord.get(word.norm) ?? NONE) {
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

/** The words of a slot mostly have the same phrases: one list serves them all. */
function sharingEqual(lists: ReadonlyMap<string, readonly number[]>): Map<string, Int32Array> {
  const made = new Map<string, Int32Array>();
  return new Map(
    Array.from(lists, ([word, list]) => {
      const key = list.join();
      const shared = made.get(key) ?? Int32Array.from(list);
      made.set(key, shared);
      return [word, shared];
    }),
  );
}

const NONE = new Int32Array(0);
