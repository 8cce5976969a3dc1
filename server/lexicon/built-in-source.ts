import data from "../../dist/lexicon.json" with { type: "json" };
import { indexIn, type BuiltInSource, type WrittenLexicon } from "./written.ts";

/** The built-in lexicon as the build wrote it down. In the command `cli/laid-out-data.ts` stands for this file. */
export function builtInSource(): WrittenLexicon {
  const source = data as unknown as BuiltInSource;
  const { slots, forms, layer, entries } = source;
  const { about, terms, unless, examples } = entries;
  return {
    ...{ slots, forms, layer, about },
    textsOf: (at) => ({ terms: terms[at]!.terms, unless: unless[at]!, examples: examples[at]! }),
    index: () => indexIn(source),
  };
}
