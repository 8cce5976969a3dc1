import { once } from "../note/once.ts";
import { unpackTexts } from "../packed.ts";
import { builtInAnchors } from "./built-in-anchors.ts";
import { builtInSource } from "./built-in-source.ts";
import { createLexicon, type Entry, type Lexicon, type LexiconData } from "./lexicon.ts";
import type { WrittenEntry, WrittenLexicon } from "./written.ts";

let opened: LexiconData | undefined;

/** The words that peernote comes with, their forms spelled out when it was built. */
export const builtInData = (): LexiconData => (opened ??= opening(builtInSource()));

function opening({ slots, forms, layer, about, textsOf, index }: WrittenLexicon): LexiconData {
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

let made: Lexicon | undefined;

/** The built-in lexicon, made ready on first use. */
export const builtInLexicon = (): Lexicon =>
  (made ??= createLexicon(builtInData(), () => builtInAnchors(builtInData())));
