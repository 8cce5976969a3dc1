import { coverOf, type Cover } from "../note/cover.ts";
import type { Note } from "../note/note.ts";
import { overlapping, type Span } from "../note/span.ts";
import { indexOf } from "./anchors.ts";
import type { Entry, Hit, LexiconData } from "./lexicon.ts";
import { createMatcher } from "./matcher.ts";
import { createCompiler } from "./program.ts";
import type { Category } from "./schema.ts";

/** A phrase that excuses every entry of a category: where it stands itself, or in its own sentence. */
export type CategoryPhrase = { readonly category: Category; readonly phrase: string };

export type Exceptions = {
  /** Whether a hit is harmless: a phrase of `unless`, its entry's or its category's, overlaps it, or its sentences are harmless. */
  excuses(hit: Hit, note: Note): boolean;
  /** Whether a phrase of the category's `unless` or `unlessInSentence` stands in a sentence. */
  excusesSentence(category: Category, sentence: WordRange, note: Note): boolean;
};

/** Words of a note: `first` to before `last`. */
type WordRange = { readonly first: number; readonly last: number };

/**
 * What makes words harmless. A note needs few of these phrases, so each list is made ready when it is first asked for,
 * and only the sentence around a hit is read, by each list once.
 */
export function createExceptions({ unless, unlessInSentence, slots, forms }: LexiconData): Exceptions {
  const compile = createCompiler({ slots, forms });
  const reading = (phrases: readonly string[]) => {
    const sources = phrases.map((phrase) => ({ phrase, value: undefined }));
    const match = createMatcher(sources, indexOf(sources, forms), compile);
    return rememberedByNote((note: Note, { first, last }: WordRange): Cover<Span> => {
      const words = note.words.slice(first, last);
      const found = match(words, note.text);
      return coverOf(found.map((at) => ({ start: words[at.first]!.start, end: words[at.last - 1]!.end })));
    });
  };
  const ofCategory = (phrases: readonly CategoryPhrase[], category: Category): string[] =>
    phrases.filter((one) => one.category === category).map(({ phrase }) => phrase);
  const harmless = remembered((entry: Entry) => reading(entry.unless ?? []));
  const fine = remembered((category: Category) => reading(ofCategory(unless, category)));
  const excusing = remembered((category: Category) => reading(ofCategory(unlessInSentence, category)));

  return {
    excuses(hit, note) {
      const around = overlapping(note.sentences, hit);
      if (around.length === 0) return false;
      const { category, safety } = hit.entry;
      const range = { first: around[0]!.first, last: around.at(-1)!.last };
      return (
        harmless(hit.entry)(note, range).overlapping(hit).length > 0 ||
        // What somebody finds harmless in a category says nothing about danger.
        (!safety && fine(category)(note, range).overlapping(hit).length > 0) ||
        excusing(category)(note, range).size > 0
      );
    },
    excusesSentence: (category, sentence, note) =>
      fine(category)(note, sentence).size > 0 || excusing(category)(note, sentence).size > 0,
  };
}

/** A reading of stretches of notes that is done once for each. */
function rememberedByNote<V>(read: (note: Note, range: WordRange) => V): (note: Note, range: WordRange) => V {
  const ofNote = new WeakMap<Note, Map<string, V>>();
  return (note, range) => {
    const known = ofNote.get(note) ?? new Map<string, V>();
    ofNote.set(note, known);
    const key = `${range.first} ${range.last}`;
    const value = known.get(key) ?? read(note, range);
    known.set(key, value);
    return value;
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
