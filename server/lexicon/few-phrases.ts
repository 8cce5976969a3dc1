import { hashOf } from "../note/hash.ts";
import { anchorsOf, withOptions } from "./anchors.ts";
import { anyBeside } from "./beside.ts";
import { formsIn, writtenWords, type FormTable } from "./forms.ts";
import { glanceBits, glanceBy } from "./glance.ts";
import { hangUp, type Anchors, type Hung } from "./hanging.ts";
import { parsePhrase } from "./phrase.ts";

/** Hangs up phrases that are few: each is tried wherever its word stands. Throws a PhraseError for one that cannot be read. */
export function hangFew(phrases: readonly string[], forms: FormTable): Anchors {
  const hung: Hung[] = [];
  const byHash = new Map<number, number[]>();
  phrases.forEach((written, phrase) => {
    const pieces = parsePhrase(written);
    for (const anchor of anchorsOf(pieces)) {
      const words = writtenWords(withOptions(pieces, anchor)[anchor.at(-1)!]!);
      for (const hash of new Set(words.flatMap((word) => formsIn(word, forms)).map(hashOf)))
        byHash.set(hash, [...(byHash.get(hash) ?? []), hung.length]);
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
