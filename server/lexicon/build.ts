import type { CategoryPhrase } from "./exceptions.ts";
import {
  nameSourcesOf,
  rewriteSourcesOf,
  signSourcesOf,
  sourcesOf,
  type Entry,
  type LexiconData,
} from "./lexicon.ts";
import { indexOf } from "./anchors.ts";
import { createClueFinder } from "./clues.ts";
import type { Forms, FormTable } from "./forms.ts";
import { parsePhrase, type Inflection, type Phrase } from "./phrase.ts";
import type { LexiconSource, NamesSource, SignsSource, SlotsSource } from "./schema.ts";

/** Lexicon files as they are read, ready to become one lexicon. */
export type Sources = {
  readonly files: readonly LexiconSource[];
  readonly slots: SlotsSource;
  readonly names: NamesSource;
  readonly recovery: SignsSource;
};

/** Gives the forms of a word; compromise does, in note/compromise.ts. */
export type FormsOf = (word: string, inflection: Inflection) => Forms;

/** Spells out what the files leave to grammar, and finds the word that every phrase hangs on. */
export function buildLexicon({ files, slots, names, recovery }: Sources, formsOf: FormsOf): LexiconData {
  const entries = namedEntries(files);
  const unless = categoryPhrases(files, "unless");
  const unlessInSentence = categoryPhrases(files, "unlessInSentence");
  const phrases = [
    ...entries.flatMap(phrasesOf),
    ...[...unless, ...unlessInSentence].map(({ phrase }) => phrase),
    ...Object.values(slots.slots).flat(),
    ...names.names,
    ...signSourcesOf(recovery.signs).map(({ phrase }) => phrase),
  ];
  const forms = formTable(inflectedWords(phrases), formsOf);
  const language = { slots: slots.slots, forms };
  const clueOf = createClueFinder(language);
  const hungUp = (sources: readonly { phrase: string }[]) => indexOf(sources, forms, clueOf);
  return {
    ...language,
    entries,
    unless,
    unlessInSentence,
    names: names.names,
    signs: recovery.signs,
    index: hungUp(sourcesOf(entries)),
    nameIndex: hungUp(nameSourcesOf(names.names)),
    rewriteIndex: hungUp(rewriteSourcesOf(entries)),
    signIndex: hungUp(signSourcesOf(recovery.signs)),
  };
}

/** The entries of several files with their category and id. */
export const namedEntries = (files: readonly LexiconSource[]): Entry[] =>
  files.flatMap(({ category, entries }) =>
    entries.map((source): Entry => ({ ...source, id: source.id ?? idOf(source.terms[0]!), category })),
  );

/** Everything in an entry whose words may need forms. */
export const phrasesOf = ({ terms, unless = [], instead = [] }: Entry): string[] => [
  ...terms,
  ...unless,
  ...instead.flatMap((better) => (typeof better === "string" ? better : [better.for, ...better.say])),
];

/** The phrases of several files that excuse a whole category. */
export const categoryPhrases = (
  files: readonly LexiconSource[],
  key: "unless" | "unlessInSentence",
): CategoryPhrase[] =>
  files.flatMap(({ category, [key]: phrases = [] }) => phrases.map((phrase) => ({ category, phrase })));

type Inflected = { readonly key: string; readonly norm: string; readonly inflect: Inflection };

/** Every word that these phrases inflect, once, by its key in a form table. */
export function inflectedWords(phrases: readonly string[]): Inflected[] {
  const found = new Map<string, Inflected>();
  for (const phrase of phrases) collect(parsePhrase(phrase), found);
  return [...found.values()];
}

function collect(phrase: Phrase, found: Map<string, Inflected>): void {
  for (const piece of phrase) {
    if (piece.kind === "choice") for (const option of piece.options) collect(option, found);
    if (piece.kind === "word" && piece.inflect !== undefined) {
      const key = `${piece.norm}:${piece.inflect}`;
      found.set(key, { key, norm: piece.norm, inflect: piece.inflect });
    }
  }
}

export const formTable = (words: readonly Inflected[], formsOf: FormsOf): FormTable =>
  Object.fromEntries(words.map(({ key, norm, inflect }) => [key, formsOf(norm, inflect)]));

/** "play:verb the victim" becomes "play-the-victim". */
const idOf = (term: string): string =>
  term
    .toLowerCase()
    .replace(/:(verb|noun|adjective)/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
