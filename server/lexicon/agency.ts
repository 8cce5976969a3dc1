import { categoryPhrases, formTable, inflectedWords, namedEntries, phrasesOf } from "./build.ts";
import { builtInData } from "./built-in.ts";
import { indexOf, type AnchorIndex } from "./anchors.ts";
import { createClueFinder } from "./clues.ts";
import { nameSourcesOf, rewriteSourcesOf, sourcesOf, type LexiconData } from "./lexicon.ts";
import { FileProblem, readLexicon } from "./read.ts";

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
  const entries = namedEntries(sources).map((entry) => ({ ...entry, id: `agency-${entry.id}` }));
  const unless = categoryPhrases(sources, "unless");
  const unlessInSentence = categoryPhrases(sources, "unlessInSentence");
  const exceptions = [...unless, ...unlessInSentence].map(({ phrase }) => phrase);
  const phrases = [...entries.flatMap(phrasesOf), ...exceptions];
  const unknown = inflectedWords(phrases).filter(({ key }) => !Object.hasOwn(builtInData().forms, key));
  const own = unknown.length === 0 ? {} : formTable(unknown, (await import("../note/compromise.ts")).formsOf);
  const builtIn = builtInData();
  const forms = { ...builtIn.forms, ...own };
  const words = names.map(asWords);
  const clueOf = createClueFinder({ slots: builtIn.slots, forms });
  /** What is built in has been hung up by the build. */
  const hung = (index: AnchorIndex, before: readonly unknown[], more: readonly { phrase: string }[]) =>
    indexOf(more, forms, clueOf, { index, sources: before.length });
  return {
    ...builtIn,
    forms,
    entries: [...builtIn.entries, ...entries],
    names: [...builtIn.names, ...words],
    unless: [...builtIn.unless, ...unless],
    unlessInSentence: [...builtIn.unlessInSentence, ...unlessInSentence],
    index: hung(builtIn.index, sourcesOf(builtIn.entries), sourcesOf(entries)),
    nameIndex: hung(builtIn.nameIndex, builtIn.names, nameSourcesOf(words)),
    rewriteIndex: hung(builtIn.rewriteIndex, rewriteSourcesOf(builtIn.entries), rewriteSourcesOf(entries)),
  };
}

/** A name is taken letter by letter: what means something in the phrase language means nothing in it. */
const asWords = (name: string): string =>
  name
    .replace(/[()[\]{}<>|]/g, " ")
    .replace(/\.{3,}/g, " ")
    .trim();
