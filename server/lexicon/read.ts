import { problemAtPath, readJson } from "../json-file.ts";
import type { Slots } from "./forms.ts";
import { parsePhrase, PhraseError } from "./phrase.ts";
import { checkPhrase } from "./program.ts";
import { LexiconSource, SignsSource } from "./schema.ts";

/** Reads a lexicon file, every phrase checked. Throws a {@link FileProblem} that names the entry and the mend. */
export function readLexicon(path: string, text: string, slots: Slots): LexiconSource {
  const source = readJson(path, text, LexiconSource);
  const check = phraseChecker(path, text);
  const isPhrase = (phrase: string): void => checkPhrase(phrase, slots);
  check(source.unless, ["unless"], isPhrase);
  check(source.unlessInSentence, ["unlessInSentence"], isPhrase);
  source.entries.forEach(({ terms, unless, instead }, index) => {
    check(terms, ["entries", index, "terms"], isPhrase);
    check(unless, ["entries", index, "unless"], isPhrase);
    instead?.forEach((better, at) => {
      const place = ["entries", index, "instead", at];
      if (typeof better === "string") return check([better], place.slice(0, -1), (said) => checkBetter(said));
      check([better.for], [...place, "for"], isPhrase);
      check(better.say, [...place, "say"], (said) => checkBetter(said, better.for));
    });
  });
  return source;
}

/** Reads the file of what a good note has, every phrase checked. Throws a {@link FileProblem} that names the place and the mend. */
export function readSigns(path: string, text: string, slots: Slots): SignsSource {
  const source = readJson(path, text, SignsSource);
  const check = phraseChecker(path, text);
  const isPhrase = (phrase: string): void => checkPhrase(phrase, slots);
  source.signs.forEach(({ terms, unless }, index) => {
    check(terms, ["signs", index, "terms"], isPhrase);
    check(unless, ["signs", index, "unless"], isPhrase);
  });
  return source;
}

/** Tests the phrases of a list that lies at a path in a file, and says in which place one cannot be read. */
const phraseChecker =
  (path: string, text: string) =>
  (
    phrases: readonly string[] | undefined,
    at: readonly (string | number)[],
    test: (phrase: string) => void,
  ): void =>
    phrases?.forEach((phrase, index) => {
      try {
        test(phrase);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        throw problemAtPath(path, text, [...at, index], `"${phrase}": ${error.message}`);
      }
    });

/**
 * Better words are put into the note as they are written, so they may inflect words but not leave a choice. A slot in them
 * repeats what stood for that slot in the phrase; {client} and {clients} are the agency's word for the person.
 */
function checkBetter(said: string, phrase = ""): void {
  const at = said.search(/[()[\]<>|]|\.{3}/);
  if (at >= 0)
    throw new PhraseError(`"${said[at]}" leaves a choice: write one wording for each alternative`, at);
  for (const [slot] of said.matchAll(/\{\w*\}?/g)) {
    if (slot === "{client}" || slot === "{clients}" || phrase.includes(slot)) continue;
    throw new PhraseError(`${slot} is not in the phrase that is replaced: use a slot that stands there`, 0);
  }
  parsePhrase(said.replace(/[{}]/g, ""));
}
