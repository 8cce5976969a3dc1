import { categoryPhrases, formTable, inflectedWords, namedEntries, phrasesOf } from "./build.ts";
import { builtInData } from "./built-in.ts";
import { rewriteSourcesOf, sourcesOf, type LexiconData } from "./lexicon.ts";
import { indexOf } from "./anchors.ts";
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
  const all = {
    entries: [...builtInData().entries, ...entries],
    names: [...builtInData().names, ...names.map(asWords)],
    forms: { ...builtInData().forms, ...own },
  };
  return {
    ...all,
    slots: builtInData().slots,
    unless: [...builtInData().unless, ...unless],
    unlessInSentence: [...builtInData().unlessInSentence, ...unlessInSentence],
    index: indexOf(sourcesOf(all.entries, all.names), all.forms),
    rewriteIndex: indexOf(rewriteSourcesOf(all.entries), all.forms),
    signs: builtInData().signs,
    signIndex: builtInData().signIndex,
  };
}

/** A name is taken letter by letter: what means something in the phrase language means nothing in it. */
const asWords = (name: string): string =>
  name
    .replace(/[()[\]{}<>|]/g, " ")
    .replace(/\.{3,}/g, " ")
    .trim();
