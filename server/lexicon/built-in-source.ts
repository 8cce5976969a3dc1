import data from "../../dist/lexicon.json" with { type: "json" };
import { unpackedIndex } from "./packed-index.ts";
import type { BuiltInSource, WrittenLexicon } from "./written.ts";

/** The built-in lexicon as the build wrote it down. In the command `cli/laid-out-data.ts` stands for this file. */
export function builtInSource(): WrittenLexicon {
  const { entries, others, index, ...rest } = data as unknown as BuiltInSource;
  const { about, terms, unless, examples } = entries;
  return {
    ...rest,
    about,
    textsOf: (at) => ({ terms: terms[at]!.terms, unless: unless[at]!, examples: examples[at]! }),
    index: () => unpackedIndex(index, [...terms, others]),
  };
}
