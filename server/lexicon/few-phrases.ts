import { hashOf } from "../note/hash.ts";
import { anchorsOf, withOptions } from "./anchors.ts";
import { anyBeside } from "./beside.ts";
import { formsIn, writtenWords, type FormTable, type PhraseLanguage } from "./forms.ts";
import { glanceBits, glanceBy } from "./glance.ts";
import { hangUp, type Anchors, type Hung } from "./hanging.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { parsePhrase } from "./phrase.ts";
import { createCompiler, type Source } from "./program.ts";

/** Finds phrases that are few: each is tried wherever its word stands. Throws a PhraseError, with the first text, for one that cannot be read. */
export const matcherOfFew = <T>(
  sources: readonly Source<T>[],
  language: PhraseLanguage,
  compile = createCompiler(language),
): Matcher<T> =>
  createMatcher(
    [() => sources],
    () =>
      hangFew(
        sources.map(({ phrase }) => phrase),
        language.forms,
      ),
    compile,
  );

function hangFew(phrases: readonly string[], forms: FormTable): Anchors {
  const hung: Hung[] = [];
  const byHash = new Map<number, number[]>();
  phrases.forEach((written, phrase) => {
    const pieces = parsePhrase(written);
    for (const anchor of anchorsOf(pieces)) {
      const words = writtenWords(withOptions(pieces, anchor)[anchor.at(-1)!]!);
      for (const hash of new Set(words.flatMap((word) => formsIn(word, forms)).map(hashOf))) {
        const places = byHash.get(hash);
        if (places === undefined) byHash.set(hash, [hung.length]);
        else places.push(hung.length);
      }
      hung.push({ group: 0, phrase, anchor });
    }
  });
  return {
    count: hung.length,
    beside: anyBeside(hung.length),
    glance: glanceBy(glanceBits([...byHash.keys()])),
    at(hash) {
      const places = byHash.get(hash);
      return places && hangUp(places, () => undefined);
    },
    hungAt: (place) => hung[place]!,
  };
}
