import { isCapitalized } from "../note/names.ts";
import type { Note } from "../note/note.ts";
import { oncePerNote } from "../note/once.ts";
import { spanOf, withBeside, type WordRange } from "../note/surroundings.ts";
import type { Word } from "../note/words.ts";
import type { Match, Matcher } from "./matcher.ts";

/** A matcher that reads parts of notes, each once for as long as it stays the same. Where its phrases stand is counted and measured in the whole note. */
export const readingBy = <T>(match: Matcher<T>) =>
  recalling(({ words, text }, { first, last }) => match(words.slice(first, last), text, first), moved);

/**
 * What is found in a part of a note, once for as long as the part stays the same, with so many words `beside` it; `moved` is the same so many words and
 * units (UTF-16) further on.
 */
export function recalling<T, R extends WordRange = WordRange>(
  find: (note: Note, range: R) => readonly T[],
  moved: (one: T, words: number, by: number) => T,
  beside = 0,
): (note: Note, range: R) => readonly T[] {
  return (note, range) => {
    const { words, memory } = note;
    if (range.first >= range.last) return [];
    const { start } = words[range.first]!;
    const around = withBeside(words, range, beside, beside);
    const { first, from, found } = memory.recall(
      find,
      spanOf(words, around),
      () => ({ first: range.first, from: start, found: find(note, range) }),
      beside === 0 ? "" : `${range.first - around.first} ${around.last - range.last}`,
    );
    if (first === range.first && from === start) return found;
    return found.map((one) => moved(one, range.first - first, start - from));
  };
}

/**
 * The parts of a note in which phrases are looked for, since none reaches over the plain end of a sentence: sentences, and together those of which the next goes
 * on with a small letter: "Pt. asked for a ride" has no end behind "Pt".
 */
export const stretchesOf = oncePerNote(({ sentences, words, text }): readonly WordRange[] => {
  const stretches: { first: number; last: number }[] = [];
  for (const { first, last } of sentences) {
    const before = stretches.at(-1);
    if (before?.last === first && startsSmall(words[first]!, text)) before.last = last;
    else stretches.push({ first, last });
  }
  return stretches;
});

const startsSmall = (word: Word, text: string): boolean => word.kind === "word" && !isCapitalized(word, text);

const moved = <T>(match: Match<T>, words: number, by: number): Match<T> => ({
  ...match,
  start: match.start + by,
  end: match.end + by,
  first: match.first + words,
  last: match.last + words,
  from: match.from + words,
  to: match.to + words,
  ...movedForms(match, words),
});

/** The main word of a match and what filled its slots, so many words further on. */
export const movedForms = ({ main, filled }: Pick<Match<unknown>, "main" | "filled">, words: number) => ({
  main: main && { ...main, at: main.at + words },
  filled: filled.map((one) => ({ ...one, from: one.from + words, to: one.to + words })),
});
