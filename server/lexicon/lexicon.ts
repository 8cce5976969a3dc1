import type { English } from "../note/english.ts";
import type { Note } from "../note/note.ts";
import type { Sentence } from "../note/sentences.ts";
import { coverOf, type Cover } from "../note/cover.ts";
import type { Span } from "../note/span.ts";
import type { Range } from "../note/voice.ts";
import type { Word } from "../note/words.ts";
import { createExceptions, type CategoryPhrase } from "./exceptions.ts";
import { createMatcher, type Filled, type Inflected, type Match } from "./matcher.ts";
import type { AnchorIndex } from "./anchors.ts";
import type { FormTable, Slots } from "./forms.ts";
import { createCompiler, type Source } from "./program.ts";
import type { Category, EntrySource, SignSource } from "./schema.ts";

/** A lexicon entry with its name and category. */
export type Entry = EntrySource & { readonly id: string; readonly category: Category };

/** A lexicon as data, with every word form spelled out and every phrase's main word found: what the build makes. */
export type LexiconData = {
  readonly entries: readonly Entry[];
  readonly names: readonly string[];
  readonly slots: Slots;
  readonly forms: FormTable;
  readonly unless: readonly CategoryPhrase[];
  readonly unlessInSentence: readonly CategoryPhrase[];
  /** Which of `sourcesOf(entries)` hang on a word. */
  readonly index: AnchorIndex;
  /** The same for `nameSourcesOf(names)`. */
  readonly nameIndex: AnchorIndex;
  /** The same for `rewriteSourcesOf(entries)`. */
  readonly rewriteIndex: AnchorIndex;
  /** What a good note has, and by which words it shows. */
  readonly signs: readonly SignSource[];
  /** The same for `signSourcesOf(signs)`. */
  readonly signIndex: AnchorIndex;
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
  wordings(note: Note): Cover<Match<Wording>>;
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

/** Makes a lexicon ready for use. */
export function createLexicon(data: LexiconData): Lexicon {
  const { entries, names, forms, index } = data;
  const compile = createCompiler(data);
  const match = createMatcher(sourcesOf(entries), index, compile);
  const matchNames = createMatcher(nameSourcesOf(names), data.nameIndex, compile);
  const matchWordings = createMatcher(rewriteSourcesOf(entries), data.rewriteIndex, compile);
  const matchSigns = createMatcher(signSourcesOf(data.signs), data.signIndex, compile);
  const exceptions = createExceptions(data);
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    forms,
    find: oncePerNote((note) =>
      hitsIn(note, match(note.words, note.text), matchNames(note.words, note.text)).filter(
        (hit) => !exceptions.excuses(hit, note),
      ),
    ),
    wordings: oncePerNote((note) => coverOf(matchWordings(note.words, note.text))),
    signs: oncePerNote((note) => signsIn(matchSigns(note.words, note.text))),
    isExcused: (category, sentence, note) => exceptions.excusesSentence(category, sentence, note),
  };
}

function oncePerNote<T>(make: (note: Note) => T): (note: Note) => T {
  const made = new WeakMap<Note, { readonly value: T }>();
  return (note) => {
    const known = made.get(note) ?? { value: make(note) };
    made.set(note, known);
    return known.value;
  };
}

/** Nothing counts that is part of a name. */
function hitsIn({ words }: Note, matches: readonly Match<Entry>[], names: readonly Span[]): Hit[] {
  const named = coverOf(names);
  return matches.flatMap((match) => {
    const { value, start, end, main, filled, from, to, first, last } = match;
    if (insideCompound(match, words)) return [];
    if (named.overlapping(match).length > 0) return [];
    const whole = { start: words[first]!.start, end: words[last - 1]!.end, first, last };
    return [{ entry: value, start, end, main, filled, first: from, last: to, whole }];
  });
}

/** Every phrase that is searched for and what it means, in a fixed order. */
export const sourcesOf = (entries: readonly Entry[]): Source<Entry>[] =>
  entries.flatMap((entry) =>
    entry.terms.map((phrase) => ({ phrase, exactCase: entry.exactCase ?? false, value: entry })),
  );

/** Every name, in a fixed order. */
export const nameSourcesOf = (names: readonly string[]): Source<undefined>[] =>
  names.map((phrase) => ({ phrase, exactCase: true, value: undefined }));

/** Every phrase that has words of its own to replace it, in a fixed order. */
export const rewriteSourcesOf = (entries: readonly Entry[]): Source<Wording>[] =>
  entries.flatMap(({ id, exactCase = false, instead = [] }) =>
    instead.flatMap((better) =>
      typeof better === "string"
        ? []
        : [
            {
              phrase: better.for,
              exactCase,
              value: { entry: id, say: better.say, safe: better.safe ?? false },
            },
          ],
    ),
  );

/** What a phrase means for a sign: that it is there, or that the words it overlaps are none. */
type SignMeaning = { readonly source: SignSource; readonly excuses: boolean };

/** Every phrase by which a good note shows, and every one that is an exception, in a fixed order. */
export const signSourcesOf = (signs: readonly SignSource[]): Source<SignMeaning>[] =>
  signs.flatMap((source) => [
    ...source.terms.map((phrase) => ({ phrase, value: { source, excuses: false } })),
    ...(source.unless ?? []).map((phrase) => ({ phrase, value: { source, excuses: true } })),
  ]);

function signsIn(matches: readonly Match<SignMeaning>[]): Sign[] {
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
function insideCompound({ from, to }: Match<Entry>, words: readonly Word[]): boolean {
  const before = words[from]!.hyphenated ? words[from - 1]?.norm : undefined;
  return (before !== undefined && !TRANSPARENT.has(before)) || words[to]?.hyphenated === true;
}

const TRANSPARENT: ReadonlySet<string> = new Set(
  "self semi quasi so very un hyper ultra over super pre post non ex re extra highly mildly".split(" "),
);
