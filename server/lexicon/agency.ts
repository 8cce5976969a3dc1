import { FileProblem } from "../json-file.ts";
import { formTable, inflectedWords, layerOf, phrasesOf } from "./build.ts";
import { builtInData, builtInMatcher } from "./built-in.ts";
import { matcherOfFew } from "./few-phrases.ts";
import type { FormTable } from "./forms.ts";
import { createLexicon, groupsOf, type Layer, type Lexicon } from "./lexicon.ts";
import { parsePhrase } from "./phrase.ts";
import { readLexicon } from "./read.ts";

/** A lexicon file of an agency, as it was read. */
export type LexiconFile = { readonly path: string; readonly text: string };

/**
 * The built-in lexicon with an agency's own files and names. A file with a mistake is left out whole and
 * its problem is added to `problems`. Word forms that the build did not spell out are made here.
 */
export async function withAgencyWords(
  files: readonly LexiconFile[],
  names: readonly string[],
  problems: FileProblem[],
): Promise<Lexicon> {
  const { slots, forms: known, layers } = builtInData();
  const sources = files.flatMap(({ path, text }) => {
    try {
      return [readLexicon(path, text, slots)];
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problems.push(error);
      return [];
    }
  });
  const layer = withOwnIds(layerOf(sources, names.map(asWords).filter(hasWords), []));
  const language = { slots, forms: await withFormsOf(layer, known) };
  const [builtIn, agency] = [builtInMatcher(), matcherOfFew(phrasesIn(layer), language)];
  return createLexicon({ ...language, layers: [...layers, layer] }, (words, text, first) => [
    ...builtIn(words, text, first),
    ...agency(words, text, first),
  ]);
}

/** Most words that an agency inflects the build has spelled out already. */
async function withFormsOf(layer: Layer, known: FormTable): Promise<FormTable> {
  const unknown = inflectedWords(phrasesOf(layer)).filter(({ key }) => !Object.hasOwn(known, key));
  if (unknown.length === 0) return known;
  const { formsOf } = await import("../note/compromise.ts");
  return { ...known, ...formTable(unknown, formsOf) };
}

const phrasesIn = (layer: Layer) => groupsOf(layer).flatMap((group) => group());

const withOwnIds = (layer: Layer): Layer => ({
  ...layer,
  entries: layer.entries.map((entry) => ({ ...entry, id: `agency-${entry.id}` })),
});

/** A name is taken letter by letter: what means something in the phrase language means nothing in it. */
const asWords = (name: string): string =>
  name
    .replace(/[()[\]{}<>|:]/g, " ")
    .replace(/\.{3,}/g, " ")
    .trim();

/** A name of signs alone stands nowhere. */
const hasWords = (name: string): boolean => parsePhrase(name).length > 0;
