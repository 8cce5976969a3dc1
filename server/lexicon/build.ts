import type { CategoryPhrase } from "./exceptions.ts";
import { groupsOf, type Entry, type Layer, type IndexedData } from "./lexicon.ts";
import { indexOf } from "./anchor-index.ts";
import { createClueFinder } from "./clues.ts";
import { formsKey, type Forms, type FormTable } from "./forms.ts";
import { parsePhrase, type Inflection, type Phrase } from "./phrase.ts";
import type { LexiconSource, NamesSource, SignSource, SignsSource, SlotsSource } from "./schema.ts";

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
export function buildLexicon(
  { files, slots: { slots }, names, recovery }: Sources,
  formsOf: FormsOf,
): IndexedData {
  const layer = layerOf(files, names.names, recovery.signs);
  const forms = formTable(inflectedWords([...phrasesOf(layer), ...Object.values(slots).flat()]), formsOf);
  const index = indexOf(
    groupsOf(layer).map((group) => group()),
    createClueFinder({ slots, forms }),
  );
  return { slots, forms, layers: [layer], index };
}

/** What several files hold. */
export const layerOf = (
  files: readonly LexiconSource[],
  names: readonly string[],
  signs: readonly SignSource[],
): Layer => ({
  entries: namedEntries(files),
  names,
  unless: categoryPhrases(files, "unless"),
  unlessInSentence: categoryPhrases(files, "unlessInSentence"),
  signs,
});

/** The entries of several files with their category and id. */
const namedEntries = (files: readonly LexiconSource[]): Entry[] =>
  files.flatMap(({ category, entries }) =>
    entries.map((source): Entry => ({ ...source, id: source.id ?? idOf(source.terms[0]!), category })),
  );

/** Everything in a layer whose words may need forms. */
export const phrasesOf = (layer: Layer): string[] => [
  ...groupsOf(layer).flatMap((group) => group().map(({ phrase }) => phrase)),
  ...layer.entries.flatMap(({ unless = [] }) => unless),
  ...layer.entries.flatMap(({ instead = [] }) =>
    instead.flatMap((better) => (typeof better === "string" ? better : better.say)),
  ),
  ...[...layer.unless, ...layer.unlessInSentence].map(({ phrase }) => phrase),
];

/** The phrases of several files that excuse a whole category. */
const categoryPhrases = (
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
      const key = formsKey(piece.norm, piece.inflect);
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
