import { pack, unpack } from "../packed.ts";
import type { AnchorIndex } from "./anchor-index.ts";
import type { Entry, Layer, LexiconData } from "./lexicon.ts";
import { unpackedIndex, type PackedIndex, type PackedWords } from "./packed-index.ts";

/** The built-in lexicon as it was written down, however that was. */
export type WrittenLexicon = Pick<LexiconData, "slots" | "forms"> & {
  readonly layer: Omit<Layer, "entries">;
  readonly about: readonly WrittenEntry[];
  /** The longer half of an entry, by its number. */
  textsOf(entry: number): EntryTexts;
  index(): AnchorIndex;
};

/** What is said of an entry beside its texts. */
export type WrittenEntry = Omit<Entry, "terms" | "unless" | "examples">;

/** Phrases are packed as one text. */
export type EntryTexts = {
  readonly terms: string;
  readonly unless: string | null;
  readonly examples: Entry["examples"];
};

/**
 * All of it in one file. What is alike lies side by side, and the words that phrases hang on beside the phrases:
 * what compresses the file finds them there again.
 */
export type BuiltInSource = Pick<WrittenLexicon, "slots" | "forms" | "layer"> & {
  readonly entries: {
    readonly terms: readonly (PackedWords & Pick<EntryTexts, "terms">)[];
    readonly unless: readonly EntryTexts["unless"][];
    readonly examples: readonly EntryTexts["examples"][];
    readonly about: readonly WrittenEntry[];
  };
  /** The words of all other phrases. */
  readonly others: PackedWords;
  readonly index: PackedIndex;
};

/** The index of a source. */
export const indexIn = ({ index, entries, others }: BuiltInSource): AnchorIndex =>
  unpackedIndex(index, [...entries.terms, others]);

/** Without the texts of entries and without the index: a third of it. `lengths` are those of the texts, in bytes. */
export type ShortSource = Pick<WrittenLexicon, "slots" | "forms" | "layer" | "about"> & {
  readonly lengths: string;
};

/** A source as a short one and a file of texts, of which each is read when it is asked for. */
export function shortened({ slots, forms, layer, entries }: BuiltInSource): {
  readonly short: ShortSource;
  readonly texts: string;
} {
  const { about, terms, unless, examples } = entries;
  const texts = about.map((_, at) => {
    const entry: EntryTexts = { terms: terms[at]!.terms, unless: unless[at]!, examples: examples[at]! };
    return JSON.stringify(entry);
  });
  const lengths = pack(texts.map((text) => new TextEncoder().encode(text).length));
  return { short: { slots, forms, layer, about, lengths }, texts: texts.join("") };
}

/** Where the texts of entries stand in their file, in bytes: from each number to the next. */
export function placesOfTexts({ lengths }: ShortSource): Int32Array {
  const all = unpack(lengths);
  const places = new Int32Array(all.length + 1);
  for (let at = 0; at < all.length; at++) places[at + 1] = places[at]! + all[at]!;
  return places;
}
