import type { Note } from "../note/note.ts";
import { overlaps } from "../note/span.ts";
import type { Word } from "../note/words.ts";
import type { Entry, Hit, LexiconData } from "./lexicon.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { indexOf } from "./anchors.ts";
import { createCompiler } from "./program.ts";
import type { Category } from "./schema.ts";

/** A phrase that excuses every entry of a category: where it stands itself, or in its own sentence. */
export type CategoryPhrase = { readonly category: Category; readonly phrase: string };

export type Exceptions = {
  /** Whether a hit is harmless: a phrase of `unless`, its entry's or its category's, overlaps it, or its sentences are harmless. */
  excuses(hit: Hit, note: Note): boolean;
  /** Whether a phrase of the category's `unless` or `unlessInSentence` stands in words of the note. */
  excusesWords(category: Category, words: readonly Word[], note: Note): boolean;
};

/**
 * What makes words harmless. A note needs few of these phrases, so each list is made ready when it is first asked for,
 * and only the sentence around the hit is read.
 */
export function createExceptions({ unless, unlessInSentence, ...language }: LexiconData): Exceptions {
  const compile = createCompiler(language);
  const matcherOf = (phrases: readonly string[]): Matcher<undefined> => {
    const sources = phrases.map((phrase) => ({ phrase, value: undefined }));
    return createMatcher(sources, indexOf(sources, language), compile);
  };
  const ofCategory = (phrases: readonly CategoryPhrase[], category: Category): string[] =>
    phrases.filter((one) => one.category === category).map(({ phrase }) => phrase);
  const harmless = remembered((entry: Entry) =>
    // What somebody finds harmless in a category says nothing about danger.
    matcherOf([...(entry.unless ?? []), ...(entry.safety ? [] : ofCategory(unless, entry.category))]),
  );
  const excusing = remembered((category: Category) => matcherOf(ofCategory(unlessInSentence, category)));
  const either = remembered((category: Category) =>
    matcherOf([...ofCategory(unless, category), ...ofCategory(unlessInSentence, category)]),
  );

  const excusesWords: Exceptions["excusesWords"] = (category, words, note) =>
    either(category)(words, note.text).length > 0;

  const excuses: Exceptions["excuses"] = (hit, note) => {
    const around = note.sentences.filter(({ first, last }) => first < hit.last && hit.first < last);
    const words = note.words.slice(around[0]?.first, around.at(-1)?.last);
    const spans = harmless(hit.entry)(words, note.text).map(({ first, last }) => ({
      start: words[first]!.start,
      end: words[last - 1]!.end,
    }));
    return (
      spans.some((span) => overlaps(hit, span)) || excusing(hit.entry.category)(words, note.text).length > 0
    );
  };

  return { excuses, excusesWords };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
