import data from "../../dist/lexicon.json" with { type: "json" };
import { once } from "../note/once.ts";
import { unpackTexts } from "../packed.ts";
import { builtInAnchors } from "./built-in-anchors.ts";
import type { BuiltInSource } from "./compile.ts";
import { createLexicon, type Entry, type Lexicon, type LexiconData } from "./lexicon.ts";
import { unpackedIndex } from "./packed-index.ts";

let opened: LexiconData | undefined;

/** The words that peernote comes with, their forms spelled out when it was built. */
export const builtInData = (): LexiconData => (opened ??= opening(data as unknown as BuiltInSource));

function opening({ slots, forms, entries, layer, others, index }: BuiltInSource): LexiconData {
  const unpacked = once(() => unpackedIndex(index, [...entries.terms, others]));
  return {
    slots,
    forms,
    layers: [{ ...layer, entries: entriesOf(entries) }],
    get index() {
      return unpacked();
    },
  };
}

const entriesOf = ({ terms, unless, examples, about }: BuiltInSource["entries"]): Entry[] =>
  about.map((entry, at) => {
    const phrases = once(() => unpackTexts(terms[at]!.terms));
    const excuses = unless[at];
    return {
      ...entry,
      examples: examples[at]!,
      ...(excuses ? { unless: unpackTexts(excuses) } : {}),
      get terms() {
        return phrases();
      },
    };
  });

/** The entries that peernote comes with. */
export const builtInEntries = (): readonly Entry[] => builtInData().layers.flatMap(({ entries }) => entries);

let made: Lexicon | undefined;

/** The built-in lexicon, made ready on first use. */
export const builtInLexicon = (): Lexicon =>
  (made ??= createLexicon(builtInData(), () => builtInAnchors(builtInData())));
