import { FileProblem } from "../json-file.ts";
import { formTable, inflectedWords, layerOf, phrasesOf } from "./build.ts";
import { builtInData } from "./built-in.ts";
import { indexOf } from "./anchor-index.ts";
import { createClueFinder } from "./clues.ts";
import { groupsOf, type Layer, type LexiconData } from "./lexicon.ts";
import { parsePhrase } from "./phrase.ts";
import { readLexicon } from "./read.ts";

/** A lexicon file of an agency, as it was read. */
export type LexiconFile = { readonly path: string; readonly text: string };

/**
 * The built-in lexicon with an agency's own files and names in front. A file with a mistake is left out whole and
 * its problem is added to `problems`. Word forms that the build did not spell out are made here.
 */
export async function withAgencyWords(
  files: readonly LexiconFile[],
  names: readonly string[],
  problems: FileProblem[],
): Promise<LexiconData> {
  const sources = files.flatMap(({ path, text }) => {
    try {
      return [readLexicon(path, text, builtInData().slots)];
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problems.push(error);
      return [];
    }
  });
  const builtIn = builtInData();
  const layer = withOwnIds(layerOf(sources, names.map(asWords).filter(hasWords), []));
  const unknown = inflectedWords(phrasesOf(layer)).filter(({ key }) => !Object.hasOwn(builtIn.forms, key));
  const own = unknown.length === 0 ? {} : formTable(unknown, (await import("../note/compromise.ts")).formsOf);
  const forms = { ...builtIn.forms, ...own };
  const clueOf = createClueFinder({ slots: builtIn.slots, forms });
  /** What is built in has been hung up by the build. */
  const before = { index: builtIn.index, groups: builtIn.layers.flatMap(groupsOf).length };
  return {
    ...builtIn,
    forms,
    layers: [...builtIn.layers, layer],
    index: indexOf(
      groupsOf(layer).map((group) => group()),
      clueOf,
      before,
    ),
  };
}

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
