import type { English } from "../note/english.ts";
import type { Note } from "../note/note.ts";
import type { Sentence } from "../note/sentences.ts";
import { overlaps, type Span } from "../note/span.ts";
import type { Range } from "../note/voice.ts";
import type { Word } from "../note/words.ts";
import { createExceptions, type SentenceException } from "./exceptions.ts";
import { createMatcher, type Match } from "./matcher.ts";
import type { AnchorIndex } from "./anchors.ts";
import type { FormTable } from "./forms.ts";
import { createCompiler, type Slots, type Source } from "./program.ts";
import type { Category, EntrySource } from "./schema.ts";

/** A lexicon entry with its name and category. */
export type Entry = EntrySource & { readonly id: string; readonly category: Category };

/** A lexicon as data, with every word form spelled out and every phrase's main word found: what the build makes. */
export type LexiconData = {
  readonly entries: readonly Entry[];
  readonly names: readonly string[];
  readonly slots: Slots;
  readonly forms: FormTable;
  readonly unlessInSentence: readonly SentenceException[];
  /** Which of `sourcesOf(entries, names)` hang on a word. */
  readonly index: AnchorIndex;
};

/** An entry found in a note, and the form in which its main word stands there. */
export type Hit = Span & {
  readonly entry: Entry;
  readonly form: string | undefined;
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

/** What a phrase means to the matcher: an entry's words, or a name in which nothing counts. */
type Meaning = Entry | "name";

/** Makes a lexicon ready for use. */
export function createLexicon(data: LexiconData): Lexicon {
  const { entries, names, slots, forms, index } = data;
  const match = createMatcher(sourcesOf(entries, names), index, createCompiler(slots, forms));
  const exceptions = createExceptions(data);
  const found = new WeakMap<Note, readonly Hit[]>();
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    forms,
    find(note) {
      const known = found.get(note);
      if (known !== undefined) return known;
      const hits = hitsIn(note, match(note.words, note.text)).filter((hit) => !exceptions.excuses(hit, note));
      found.set(note, hits);
      return hits;
    },
    isExcused: (category, { first, last }, note) =>
      exceptions.excusesWords(category, note.words.slice(first, last), note),
  };
}

function hitsIn({ words }: Note, matches: readonly Match<Meaning>[]): Hit[] {
  const names = matches.filter(({ value }) => value === "name");
  return matches.flatMap((match) => {
    const { value, start, end, form, from, to, first, last } = match;
    if (value === "name" || insideCompound(match, words)) return [];
    if (names.some((name) => overlaps(match, name))) return [];
    const whole = { start: words[first]!.start, end: words[last - 1]!.end, first, last };
    return [{ entry: value, start, end, form, first: from, last: to, whole }];
  });
}

/** Every phrase that is searched for and what it means, in a fixed order. */
export const sourcesOf = (entries: readonly Entry[], names: readonly string[]): Source<Meaning>[] => [
  ...entries.flatMap((entry) =>
    entry.terms.map((phrase) => ({ phrase, exactCase: entry.exactCase ?? false, value: entry })),
  ),
  ...names.map((phrase) => ({ phrase, exactCase: true, value: "name" as const })),
];

/** "water-resistant" is not "resistant"; "self-sabotaging" and "semi-catatonic" are what their second half says. */
function insideCompound({ from, to }: Match<Meaning>, words: readonly Word[]): boolean {
  const before = words[from]!.hyphenated ? words[from - 1]?.norm : undefined;
  return (before !== undefined && !TRANSPARENT.has(before)) || words[to]?.hyphenated === true;
}

const TRANSPARENT: ReadonlySet<string> = new Set(
  "self semi quasi so very un hyper ultra over super pre post non ex re extra highly mildly".split(" "),
);
