import { farthestNamed } from "./clauses.ts";
import type { Note } from "./note.ts";
import { lastBegunAt, type Span } from "./span.ts";
import type { Word } from "./words.ts";

/** Words of a note, by their index: `first` to before `last`. */
export type WordRange = { readonly first: number; readonly last: number };

/**
 * All that anybody looks at who asks whose words these are, who acts in them, or of whom or what they are said (voice.ts, animals.ts): their own
 * sentences, the one before, and how far back the one may be named for whom a pronoun stands. Undefined in the first sentence of a paragraph: the one
 * before stands elsewhere.
 */
export function surroundingsOf({ words, sentences }: Note, { start, end }: Span): Surroundings | undefined {
  const at = lastBegunAt(sentences, start);
  const own = sentences[at];
  const last = sentences[lastBegunAt(sentences, end - 1)]?.last;
  const before = sentences[at - 1];
  if (own === undefined || last === undefined || before?.last !== own.first) return undefined;
  const first = Math.min(before.first, farthestNamed(words, own.first));
  return { ...withBeside(words, { first, last }, TITLE, NEXT), own: { first: own.first, last } };
}

/** The sentences of some words, and all that was to be looked at. */
export type Surroundings = WordRange & { readonly own: WordRange };

/** A name may have a title before it ("Dr. Lee"), and that another word ("his Dr. Lee"). */
const TITLE = 4;

/** What stands behind a verb of saying ("..., she told me") or a state ("... myself") is looked at, too. */
const NEXT = 2;

/** The same words with so many more before and behind them, none of another paragraph. */
export function withBeside(
  words: readonly Word[],
  { first, last }: WordRange,
  before: number,
  behind: number,
): WordRange {
  let from = first;
  while (from > 0 && first - from < before && words[from - 1]!.kind !== "break") from--;
  let to = last;
  while (to < words.length && to - last < behind && words[to]!.kind !== "break") to++;
  return { first: from, last: to };
}

/** Where some words stand, which are at least one. */
export const spanOf = (words: readonly Word[], { first, last }: WordRange): Span => ({
  start: words[first]!.start,
  end: words[last - 1]!.end,
});
