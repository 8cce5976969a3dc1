import { once } from "../note/once.ts";
import { unpackTexts } from "../packed.ts";
import { builtInAnchors } from "./built-in-anchors.ts";
import { builtInSource } from "./built-in-source.ts";
import { createLexicon, matcherOf, type Entry, type IndexedData } from "./lexicon.ts";
import type { WrittenEntry, WrittenLexicon } from "./written.ts";

/** The words that peernote comes with, their forms spelled out when it was built. */
export const builtInData = once(() => opening(builtInSource()));

function opening({ slots, forms, layer, about, textsOf, index }: WrittenLexicon): IndexedData {
  const unpacked = once(index);
  return {
    slots,
    forms,
    layers: [{ ...layer, entries: about.map((entry, at) => openEntry(entry, () => textsOf(at))) }],
    get index() {
      return unpacked();
    },
  };
}

/** Most entries are asked for nothing but their category, if that. */
function openEntry(about: WrittenEntry, textsOf: () => ReturnType<WrittenLexicon["textsOf"]>): Entry {
  const texts = once(textsOf);
  const terms = once(() => unpackTexts(texts().terms));
  return {
    ...about,
    get terms() {
      return terms();
    },
    get unless() {
      const { unless } = texts();
      return unless === null ? [] : unpackTexts(unless);
    },
    get examples() {
      return texts().examples;
    },
  };
}

/** The entries that peernote comes with. */
export const builtInEntries = (): readonly Entry[] => builtInData().layers.flatMap(({ entries }) => entries);

/** Finds the built-in phrases: the same for every lexicon that has them, so that each phrase is made ready once. */
export const builtInMatcher = once(() => matcherOf(builtInData(), () => builtInAnchors(builtInData())));

/** The built-in lexicon, made ready on first use. */
export const builtInLexicon = once(() => createLexicon(builtInData(), builtInMatcher()));
