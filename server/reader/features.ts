import type { Tokens } from "./tokens.ts";
import type { KnownWord } from "./words.ts";

/** The number of places that features are hashed to: 2 to the power of 20. */
export const PLACES = 1 << 20;

/** Features of one sentence: `count` places with their weights, and the words each was seen at. */
export type Features = {
  count: number;
  readonly places: Int32Array;
  readonly weights: Float64Array;
  /** The first word and the word behind the last; the edges of the sentence lie at -1 and behind the last word. */
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/**
 * All features of a sentence: words and the pieces of them, pairs of words, runs and gaps of kinds of words. The answer is
 * good until the next call: one set of tables serves all sentences.
 */
export function featuresOf(tokens: Tokens): Features {
  const features = contextOf(tokens);
  tokens.words.forEach(({ hash, pieces }, at) => {
    add(hash, 1, at, at + 1);
    for (const piece of pieces) add(piece, PIECE_WEIGHT, at, at + 1);
  });
  return features;
}

/** What a word adds to a sentence wherever it stands: the places of the word itself and of its pieces, with their weights. */
export function featuresOfWord({ hash, pieces }: KnownWord): Features {
  features.count = 0;
  add(hash, 1, 0, 1);
  for (const piece of pieces) add(piece, PIECE_WEIGHT, 0, 1);
  return features;
}

/**
 * What the words add by standing together. Words and kinds stand between the marks of a sentence's start and end, so that the
 * first and last word can count as such.
 */
export function contextOf({ words, kinds }: Tokens): Features {
  const count = words.length;
  let word = EDGE;
  let kind = EDGE;
  let kindBefore = EDGE;
  let kindBeforeThat = EDGE;
  features.count = 0;
  for (let at = 0; at <= count; at++) {
    const nextWord = at < count ? words[at]!.hash : EDGE;
    const nextKind = at < count ? kinds[at]!.hash : EDGE;
    if (at < count) add(mix(KIND, nextKind), 1, at, at + 1);
    add(mix(word, nextWord), 1, at - 1, at + 1);
    add(mix(mix(KIND, kind), nextKind), 1, at - 1, at + 1);
    // runs of three kinds, and two kinds with one or two others between them
    if (at > 0) add(mix(mix(mix(KIND, kindBefore), kind), nextKind), 1, at - 2, at + 1);
    if (at > 0) add(mix(mix(GAP, kindBefore), nextKind), GAP_WEIGHT, at - 2, at + 1);
    if (at > 1) add(mix(mix(GAP, kindBeforeThat), nextKind), GAP_WEIGHT, at - 3, at + 1);
    word = nextWord;
    kindBeforeThat = kindBefore;
    kindBefore = kind;
    kind = nextKind;
  }
  return features;
}

/** More than the longest sentences have; what a sentence of many thousand words has beyond it is not read. */
export const MOST_FEATURES = 1 << 15;
const features: Features = {
  count: 0,
  places: new Int32Array(MOST_FEATURES),
  weights: new Float64Array(MOST_FEATURES),
  from: new Int32Array(MOST_FEATURES),
  to: new Int32Array(MOST_FEATURES),
};

function add(hash: number, weight: number, from: number, to: number): void {
  if (features.count === MOST_FEATURES) return;
  const at = features.count++;
  features.places[at] = hash & (PLACES - 1);
  features.weights[at] = weight;
  features.from[at] = from;
  features.to[at] = to;
}

const GAP_WEIGHT = 0.7;
const PIECE_WEIGHT = 0.5;

const EDGE = 0x9e3779b1;
const KIND = Math.imul(3, EDGE);
const GAP = Math.imul(4, EDGE);

const mix = (hash: number, next: number): number => {
  const mixed = Math.imul(hash ^ next, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ next;
};
