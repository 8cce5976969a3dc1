import { isCapitalized } from "../note/names.ts";
import type { Note } from "../note/note.ts";
import type { Word } from "../note/words.ts";
import type { Match, Matcher } from "./matcher.ts";

/** Words of a note, by their index: `first` to before `last`. */
export type WordRange = { readonly first: number; readonly last: number };

/** Where phrases stand in some of a note's words, counted and measured in the whole note. */
export type Reading<T> = (note: Note, range: WordRange) => readonly Match<T>[];

/** A matcher that reads parts of notes, each once for as long as it stays the same. */
export const readingBy =
  <T>(match: Matcher<T>): Reading<T> =>
  (note, range) => {
    const { words, text, memory } = note;
    if (range.first >= range.last) return [];
    const { start } = words[range.first]!;
    const { end } = words[range.last - 1]!;
    const { first, from, found } = memory.recall(match, { start, end }, () => ({
      first: range.first,
      from: start,
      found: match(words.slice(range.first, range.last), text, range.first),
    }));
    if (first === range.first && from === start) return found;
    return found.map((one) => moved(one, range.first - first, start - from));
  };

/** Matches in all of a note's words. No phrase reaches over the plain end of a sentence, so they are read one by one. */
export const readingAll =
  <T>(reading: Reading<T>) =>
  (note: Note): Match<T>[] =>
    stretchesOf(note).flatMap((stretch) => reading(note, stretch));

/** Sentences, and together those of which the next goes on with a small letter: "Pt. asked for a ride" has no end behind "Pt". */
function stretchesOf({ sentences, words, text }: Note): WordRange[] {
  const stretches: { first: number; last: number }[] = [];
  for (const { first, last } of sentences) {
    const before = stretches.at(-1);
    if (before?.last === first && startsSmall(words[first]!, text)) before.last = last;
    else stretches.push({ first, last });
  }
  return stretches;
}

const startsSmall = (word: Word, text: string): boolean => word.kind === "word" && !isCapitalized(word, text);

/** A match that was found so many words and `by` units (UTF-16) before. */
const moved = <T>(match: Match<T>, words: number, by: number): Match<T> => ({
  ...match,
  start: match.start + by,
  end: match.end + by,
  first: match.first + words,
  last: match.last + words,
  from: match.from + words,
  to: match.to + words,
  main: match.main && { ...match.main, at: match.main.at + words },
  filled: match.filled.map((one) => ({ ...one, from: one.from + words, to: one.to + words })),
});
