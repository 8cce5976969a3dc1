/** How a word is used. */
export type PartOfSpeech = "verb" | "noun" | "adjective" | "other";

/**
 * What is asked of a grammar of English where exact rules leave a doubt. note/compromise.ts is the one there is;
 * it is slow to load, so the edges hand it in only where a note holds a doubtful word.
 */
export type English = {
  partOfSpeech(words: readonly string[], index: number): PartOfSpeech;
};
