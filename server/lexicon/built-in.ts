import data from "../../dist/lexicon.json" with { type: "json" };
import { createLexicon, type Entry, type Lexicon, type LexiconData } from "./lexicon.ts";

/** The words that peernote comes with, their forms spelled out when it was built. */
export const builtInData = (): LexiconData => data as unknown as LexiconData;

/** The entries that peernote comes with. */
export const builtInEntries = (): readonly Entry[] => builtInData().layers.flatMap(({ entries }) => entries);

let made: Lexicon | undefined;

/** The built-in lexicon, made ready on first use. */
export const builtInLexicon = (): Lexicon => (made ??= createLexicon(builtInData()));
