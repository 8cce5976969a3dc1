import type { Note } from "../note/note.ts";
import { overlaps } from "../note/span.ts";
import type { Entry, Hit, LexiconData } from "./lexicon.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { indexOf } from "./anchors.ts";
import { createCompiler } from "./program.ts";
import type { Category } from "./schema.ts";

/** A phrase that excuses every entry of a category in its own sentence, such as "at her request" for deciding. */
export type SentenceException = { readonly category: Category; readonly phrase: string };

/**
 * Tells whether a hit is harmless: a phrase of its entry's `unless` overlaps the underlined words, or one of its
 * category's `unlessInSentence` stands in the sentence. A note needs few of these phrases, so each list is made
 * ready when it is first asked for, and only the sentence around the hit is read.
 */
export function createExceptions({
  slots,
  forms,
  unlessInSentence,
}: LexiconData): (hit: Hit, note: Note) => boolean {
  const compile = createCompiler(slots, forms);
  const matcherOf = (phrases: readonly string[]): Matcher<undefined> => {
    const sources = phrases.map((phrase) => ({ phrase, value: undefined }));
    return createMatcher(sources, indexOf(sources, forms), compile);
  };
  const ofEntry = remembered(({ unless = [] }: Entry) => matcherOf(unless));
  const ofCategory = remembered((category: Category) =>
    matcherOf(unlessInSentence.filter((other) => other.category === category).map(({ phrase }) => phrase)),
  );

  return (hit, note) => {
    const around = note.sentences.filter(({ first, last }) => first < hit.last && hit.first < last);
    const words = note.words.slice(around[0]?.first, around.at(-1)?.last);
    const excuses = ofEntry(hit.entry)(words, note.text).map(({ first, last }) => ({
      start: words[first]!.start,
      end: words[last - 1]!.end,
    }));
    return (
      excuses.some((excuse) => overlaps(hit, excuse)) ||
      ofCategory(hit.entry.category)(words, note.text).length > 0
    );
  };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
