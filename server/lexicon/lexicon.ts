import type { English } from "../note/english.ts";
import type { Note } from "../note/note.ts";
import type { Sentence } from "../note/sentences.ts";
import { coverOf, type Cover } from "../note/cover.ts";
import { once, oncePerNote } from "../note/once.ts";
import type { Span } from "../note/span.ts";
import { spanOf, type WordRange } from "../note/surroundings.ts";
import type { Range } from "../note/voice.ts";
import { isHyphenated } from "../note/words.ts";
import { createExceptions, type CategoryPhrase } from "./exceptions.ts";
import { createMatcher, type Match, type Matcher } from "./matcher.ts";
import type { Filled, Inflected } from "./trail.ts";
import { openIndex, type AnchorIndex } from "./anchor-index.ts";
import type { Anchors } from "./hanging.ts";
import type { FormTable, Slots } from "./forms.ts";
import { createCompiler, type Group, type Source } from "./program.ts";
import { movedForms, readingBy, recalling, stretchesOf } from "./reading.ts";
import type { Category } from "./categories.ts";
import type { EntrySource, SignSource } from "./schema.ts";

/** A lexicon entry with its name and category. */
export type Entry = EntrySource & { readonly id: string; readonly category: Category };

/** What a set of files holds: those that peernote comes with, or an agency's own. */
export type Layer = {
  readonly entries: readonly Entry[];
  readonly names: readonly string[];
  readonly unless: readonly CategoryPhrase[];
  readonly unlessInSentence: readonly CategoryPhrase[];
  /** What a good note has, and by which words it shows. */
  readonly signs: readonly SignSource[];
};

/** A lexicon as data, with every word form spelled out. */
export type LexiconData = {
  readonly slots: Slots;
  readonly forms: FormTable;
  readonly layers: readonly Layer[];
};

/** The same with every phrase's main word found: what the build makes. */
export type IndexedData = LexiconData & {
  /** On which words the `groupsOf` all layers hang. */
  readonly index: AnchorIndex;
};

/** Better words for one of an entry's phrases. */
export type Wording = {
  readonly entry: string;
  readonly say: readonly string[];
  /** Whether the first of them is right in every sentence. */
  readonly safe: boolean;
};

/** Words that show something a good note has. Underlined are `first` to before `last`. */
export type Sign = Range & { readonly source: SignSource };

/** An entry found in a note, and its main word there: what the match says of them. */
export type Hit = Span & {
  readonly entry: Entry;
  readonly main: Inflected | undefined;
  readonly filled: readonly Filled[];
  readonly first: number;
  readonly last: number;
  /** Where the whole phrase stands, the words around the underlined ones included. */
  readonly whole: Range;
};

export type Lexicon = {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly forms: FormTable;
  /** Everything that the lexicon finds in the note's prose, exceptions and names already taken out. A note is searched once. */
  find(note: Note): readonly Hit[];
  /** Where the note has one of the phrases that an entry has better words for. */
  wordings(note: Note): Cover<Match<{ readonly wording: Wording }>>;
  /** Where the note has words that may show what a good note has, exceptions already taken out. */
  signs(note: Note): readonly Sign[];
  /** Whether something in a sentence makes what the category is about harmless, such as "at her request" for deciding. */
  isExcused(category: Category, sentence: Sentence, note: Note): boolean;
};

/** True where grammar has to decide whether the entry's words are meant. */
export const isDoubtful = ({ entry }: Hit): boolean => entry.as !== undefined;

/** Whether a hit is used as its entry means it. */
export function isMeant(hit: Hit, note: Note, english: English): boolean {
  if (hit.entry.as === undefined) return true;
  const from = Math.max(0, hit.first - WINDOW);
  const window = note.words.slice(from, hit.last + WINDOW).map((word) => word.norm);
  return english.partOfSpeech(window, hit.first - from) === hit.entry.as;
}

/** Words on each side that are shown to the grammar: more never changed an answer. */
const WINDOW = 4;

/** Finds what the phrases of a lexicon mean. */
export type PhraseMatcher = Matcher<Meaning>;

/** Finds the phrases of all layers. What hangs on their words is asked for when the first note is read. */
export const matcherOf = (
  data: IndexedData,
  anchors = (): Anchors => openIndex(data.index, data.forms),
): PhraseMatcher => createMatcher(data.layers.flatMap(groupsOf), anchors, createCompiler(data));

/** Makes a lexicon ready for use. `match` finds the phrases of its layers. */
export function createLexicon(data: LexiconData, match: PhraseMatcher): Lexicon {
  const { layers, forms } = data;
  const read = readingBy(match);
  const stretches = oncePerNote((note) =>
    stretchesOf(note).map((stretch): Stretch => ({ ...stretch, matches: read(note, stretch) })),
  );
  const found = oncePerNote((note) => stretches(note).flatMap(({ matches }) => matches));
  const exceptions = createExceptions(data);
  const hits = recalling(
    (note, { matches }: Stretch) => hitsIn(note, matches).filter((hit) => !exceptions.excuses(hit, note)),
    moved,
    1, // a hyphen may join the first or last word to one beside it
  );
  return {
    entries: new Map(layers.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry]))),
    forms,
    find: oncePerNote((note) =>
      stretches(note).flatMap((stretch) => (stretch.matches.length === 0 ? [] : hits(note, stretch))),
    ),
    wordings: oncePerNote((note) => coverOf(found(note).filter(meaning("wording")))),
    signs: oncePerNote((note) => signsIn(found(note).filter(meaning("sign")))),
    isExcused: (category, sentence, note) => exceptions.excusesSentence(category, sentence, note),
  };
}

/** A part of a note, and which phrases stand in it. */
type Stretch = WordRange & { readonly matches: readonly Match<Meaning>[] };

/** Nothing counts that is part of a name. */
function hitsIn(note: Note, matches: readonly Match<Meaning>[]): Hit[] {
  const named = coverOf(matches.filter(meaning("name")));
  return matches.filter(meaning("term")).flatMap((match) => {
    const { value, start, end, main, filled, from, to, first, last } = match;
    if (insideCompound(match, note)) return [];
    if (named.overlapping(match).length > 0) return [];
    const whole = { ...spanOf(note.words, { first, last }), first, last };
    return [{ entry: value.entry, start, end, main, filled, first: from, last: to, whole }];
  });
}

const moved = (hit: Hit, words: number, by: number): Hit => ({
  ...hit,
  start: hit.start + by,
  end: hit.end + by,
  first: hit.first + words,
  last: hit.last + words,
  whole: {
    start: hit.whole.start + by,
    end: hit.whole.end + by,
    first: hit.whole.first + words,
    last: hit.whole.last + words,
  },
  ...movedForms(hit, words),
});

/** What a phrase means. A sign's phrase says that it is there, or that the words it overlaps are none. */
type Meaning =
  | { readonly kind: "term"; readonly entry: Entry }
  | { readonly kind: "name" }
  | { readonly kind: "wording"; readonly wording: Wording }
  | { readonly kind: "sign"; readonly source: SignSource; readonly excuses: boolean };

/** What means one thing, by its kind. */
type Meant<Kind extends Meaning["kind"]> = Meaning & { readonly kind: Kind };

const meaning =
  <Kind extends Meaning["kind"]>(kind: Kind) =>
  (match: Match<Meaning>): match is Match<Meant<Kind>> =>
    match.value.kind === kind;

/** Every phrase that a layer searches for and what it means, in a fixed order: first those of each entry. */
export const groupsOf = ({ entries, names, signs }: Layer): Group<Meaning>[] => [
  ...entries.map((entry) => once(() => termsOf(entry))),
  once(() => names.map((phrase) => ({ phrase, exactCase: true, value: { kind: "name" } }) as const)),
  once(() => entries.flatMap(wordingsOf)),
  once(() => signs.flatMap(signPhrasesOf)),
];

const termsOf = (entry: Entry): Source<Meaning>[] =>
  entry.terms.map((phrase) => ({
    phrase,
    exactCase: entry.exactCase ?? false,
    value: { kind: "term", entry },
  }));

/** The phrases that have words of their own to replace them. */
const wordingsOf = ({ id, exactCase = false, instead = [] }: Entry): Source<Meaning>[] =>
  instead
    .filter((better) => typeof better !== "string")
    .map(({ for: phrase, say, safe = false }) => ({
      phrase,
      exactCase,
      value: { kind: "wording", wording: { entry: id, say, safe } },
    }));

/** Every phrase by which a good note shows, and every one that is an exception. */
const signPhrasesOf = (source: SignSource): Source<Meaning>[] => [
  ...source.terms.map((phrase) => ({ phrase, value: { kind: "sign", source, excuses: false } }) as const),
  ...(source.unless ?? []).map(
    (phrase) => ({ phrase, value: { kind: "sign", source, excuses: true } }) as const,
  ),
];

function signsIn(matches: readonly Match<Meant<"sign">>[]): Sign[] {
  const excuses = coverOf(matches.filter(({ value }) => value.excuses).map(asWords));
  return matches
    .filter(
      (match) =>
        !match.value.excuses &&
        !excuses.overlapping(asWords(match)).some(({ value }) => value.source === match.value.source),
    )
    .map(({ value, start, end, from, to }) => ({ source: value.source, start, end, first: from, last: to }));
}

/** A phrase by all its words, underlined or not. */
const asWords = <T>({ value, first, last }: Match<T>): Span & { value: T } => ({
  value,
  start: first,
  end: last,
});

/** "water-resistant" is not "resistant"; "self-sabotaging" and "semi-catatonic" are what their second half says. */
function insideCompound({ from, to }: Match<unknown>, { words, text }: Note): boolean {
  if (isHyphenated(words, from, text) && !TRANSPARENT.has(words[from - 1]!.norm)) return true;
  return to < words.length && isHyphenated(words, to, text);
}

const TRANSPARENT: ReadonlySet<string> = new Set(
  "self semi quasi so very un hyper ultra over super pre post non ex re extra highly mildly".split(" "),
);
