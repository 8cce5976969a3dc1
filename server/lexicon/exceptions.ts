import { coverOf, type Cover } from "../note/cover.ts";
import type { Note } from "../note/note.ts";
import { oncePerSentence } from "../note/once.ts";
import type { Sentence } from "../note/sentences.ts";
import { overlapping, type Span } from "../note/span.ts";
import { matcherOfFew } from "./few-phrases.ts";
import type { Entry, Hit, LexiconData } from "./lexicon.ts";
import { createCompiler } from "./program.ts";
import { spanOf, type WordRange } from "../note/surroundings.ts";
import { readingBy } from "./reading.ts";
import type { Category } from "./categories.ts";

/** A phrase that excuses every entry of a category: where it stands itself, or in its own sentence. */
export type CategoryPhrase = { readonly category: Category; readonly phrase: string };

export type Exceptions = {
  /** Whether a hit is harmless: a phrase of `unless`, its entry's or its category's, overlaps it, or its sentences are harmless. */
  excuses(hit: Hit, note: Note): boolean;
  /** Whether a phrase of the category's `unless` or `unlessInSentence` stands in a sentence. */
  excusesSentence(category: Category, sentence: Sentence, note: Note): boolean;
};

/** One sentence, or those that a finding reaches over. */
type Sentences = readonly [Sentence, ...Sentence[]];

/**
 * What makes words harmless. A note needs few of these phrases, so each list is made ready when it is first asked for,
 * and only the sentence around a hit is read, by each list once.
 */
export function createExceptions({ layers, slots, forms }: LexiconData): Exceptions {
  const unless = layers.flatMap((layer) => layer.unless);
  const unlessInSentence = layers.flatMap((layer) => layer.unlessInSentence);
  const language = { slots, forms };
  const compile = createCompiler(language);
  const reading = (phrases: readonly string[]) => {
    if (phrases.length === 0) return () => NOTHING;
    const sources = phrases.map((phrase) => ({ phrase, value: undefined }));
    const read = readingBy(matcherOfFew(sources, language, compile));
    const spansIn = (note: Note, range: WordRange): Cover<Span> =>
      coverOf(read(note, range).map((match) => spanOf(note.words, match)));
    const inSentence = oncePerSentence(spansIn);
    return (note: Note, around: Sentences): Cover<Span> =>
      around.length === 1
        ? inSentence(note, around[0])
        : spansIn(note, { first: around[0].first, last: around.at(-1)!.last });
  };
  const ofCategory = (phrases: readonly CategoryPhrase[], category: Category): string[] =>
    phrases.filter((one) => one.category === category).map(({ phrase }) => phrase);
  const harmless = remembered((entry: Entry) => reading(entry.unless ?? []));
  const fine = remembered((category: Category) => reading(ofCategory(unless, category)));
  const excusing = remembered((category: Category) => reading(ofCategory(unlessInSentence, category)));

  return {
    excuses(hit, note) {
      const [first, ...others] = overlapping(note.sentences, hit);
      if (first === undefined) return false;
      const { category, safety } = hit.entry;
      const around: Sentences = [first, ...others];
      return (
        harmless(hit.entry)(note, around).overlapping(hit).length > 0 ||
        // What somebody finds harmless in a category says nothing about danger.
        (!safety && fine(category)(note, around).overlapping(hit).length > 0) ||
        excusing(category)(note, around).size > 0
      );
    },
    excusesSentence: (category, sentence, note) =>
      fine(category)(note, [sentence]).size > 0 || excusing(category)(note, [sentence]).size > 0,
  };
}

const NOTHING: Cover<Span> = coverOf([]);

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
