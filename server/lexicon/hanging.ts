import type { Word } from "../note/words.ts";
import { glanceFor } from "./glance.ts";
import type { Program } from "./program.ts";

/** The programs that hang on one word, made ready to be asked which are worth trying where it stands. */
export type Hanging<T> = (words: readonly Word[], at: number) => readonly Program<T>[];

/**
 * Hangs up programs by the words of their clues. A common word has hundreds of programs, and nine in ten of them lack their
 * second word where it stands: looking at the words around it costs less than walking them all.
 */
export function hangUp<T>(programs: readonly Program<T>[]): Hanging<T> {
  const always = programs.flatMap(({ clue }, rank) => (clue === undefined ? [rank] : []));
  const byWord = new Map<string, Clued[]>();
  let first = 0;
  let last = 0;
  programs.forEach(({ clue }, rank) => {
    if (clue === undefined) return;
    const { from, to } = clue;
    first = Math.min(first, from);
    last = Math.max(last, to);
    for (const word of clue.words) {
      const others = byWord.get(word);
      if (others) others.push({ rank, from, to });
      else byWord.set(word, [{ rank, from, to }]);
    }
  });
  const unclued = always.map((rank) => programs[rank]!);

  const mayBeClue = glanceFor([...byWord.keys()]);

  return (words, at) => {
    let ranks: number[] | undefined;
    const end = Math.min(last, words.length - 1 - at);
    for (let offset = Math.max(first, -at); offset <= end; offset++) {
      const word = words[at + offset]!;
      if (!mayBeClue(word)) continue;
      for (const { rank, from, to } of byWord.get(word.norm) ?? NONE) {
        if (offset < from || offset > to) continue;
        ranks ??= [...always];
        if (!ranks.includes(rank)) ranks.push(rank);
      }
    }
    return ranks === undefined ? unclued : ranks.sort((a, b) => a - b).map((rank) => programs[rank]!);
  };
}

/** A program, by its place in the list, whose clue has a certain word: it is one if it stands in this range. */
type Clued = { readonly rank: number; readonly from: number; readonly to: number };

const NONE: readonly Clued[] = [];
