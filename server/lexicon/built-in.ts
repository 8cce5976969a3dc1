import data from "../../dist/lexicon.json" with { type: "json" };
import { unpackedIndex } from "./anchor-index.ts";
import type { BuiltInSource } from "./compile.ts";
import { createLexicon, type Entry, type Lexicon, type LexiconData } from "./lexicon.ts";

let opened: LexiconData | undefined;

/** The words that peernote comes with, their forms spelled out when it was built. */
export const builtInData = (): LexiconData => (opened ??= opening(data as unknown as BuiltInSource));

const opening = ({ slots, forms, entries, layer, others, index }: BuiltInSource): LexiconData => ({
  slots,
  forms,
  layers: [{ ...layer, entries: entriesOf(entries) }],
  index: unpackedIndex(index, [...entries.terms, others]),
});

const entriesOf = ({ terms, unless, examples, about }: BuiltInSource["entries"]): Entry[] =>
  about.map((entry, at) => ({
    ...entry,
    terms: terms[at]!.terms,
    examples: examples[at]!,
    ...(unless[at] ? { unless: unless[at] } : {}),
  }));

/** The entries that peernote comes with. */
export const builtInEntries = (): readonly Entry[] => builtInData().layers.flatMap(({ entries }) => entries);

let made: Lexicon | undefined;

/** The built-in lexicon, made ready on first use. */
export const builtInLexicon = (): Lexicon => (made ??= createLexicon(builtInData()));
