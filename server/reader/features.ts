import type { Tokens } from "./tokens.ts";

/** The number of places that features are hashed to: 2 to the power of 20. */
export const PLACES = 1 << 20;

/** The features of one sentence, each once: `count` places with their weights, and the words they were first seen at. */
export type Features = {
  count: number;
  readonly places: Int32Array;
  readonly weights: Float64Array;
  /** The first word and the word behind the last; the edges of the sentence lie at -1 and behind the last word. */
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/**
 * The features of a sentence: words, pairs of words, runs and gaps of kinds of words, pieces of words. Words and kinds
 * stand between the marks of a sentence's start and end, so that the first and last word can count as such.
 * The answer is good until the next call: one set of tables serves all sentences.
 */
export function featuresOf({ words, kinds }: Tokens): Features {
  const count = words.length;
  const hashes = kinds.map((kind) => known(kind).hash);
  let word = EDGE;
  let kind = EDGE;
  let kindBefore = 0;
  features.count = 0;
  round++;
  for (let at = 0; at <= count; at++) {
    let nextWord = EDGE;
    const nextKind = at < count ? hashes[at]! : EDGE;
    if (at < count) {
      const { hash, pieces } = known(words[at]!);
      nextWord = hash;
      add(mix(WORD, nextWord), 1, at, at + 1);
      add(mix(KIND, nextKind), 1, at, at + 1);
      for (let piece = 0; piece < pieces.length; piece++) add(pieces[piece]!, PIECE_WEIGHT, at, at + 1);
    }
    add(mix(mix(WORD, word), nextWord), 1, at - 1, at + 1);
    add(mix(mix(KIND, kind), nextKind), 1, at - 1, at + 1);
    if (at > 0) add(mix(mix(mix(KIND, kindBefore), kind), nextKind), 1, at - 2, at + 1);
    // two kinds of words with one or two others between them
    for (let before = at - 2; before >= at - 3 && before >= -1; before--) {
      add(mix(mix(GAP, before < 0 ? EDGE : hashes[before]!), nextKind), GAP_WEIGHT, before, at + 1);
    }
    word = nextWord;
    kindBefore = kind;
    kind = nextKind;
  }
  return features;
}

/** More than the longest sentences have; what a sentence of many thousand words has beyond it is not read. */
const MOST = 1 << 15;
const features: Features = {
  count: 0,
  places: new Int32Array(MOST),
  weights: new Float64Array(MOST),
  from: new Int32Array(MOST),
  to: new Int32Array(MOST),
};

/** In which round a place was last met: clearing a table of this size for every sentence would take longer than reading. */
const seen = new Uint32Array(PLACES);
let round = 0;

function add(hash: number, weight: number, from: number, to: number): void {
  const place = hash & (PLACES - 1);
  if (seen[place] === round || features.count === MOST) return;
  seen[place] = round;
  const at = features.count++;
  features.places[at] = place;
  features.weights[at] = weight;
  features.from[at] = from;
  features.to[at] = to;
}

type Known = { readonly hash: number; readonly pieces: Int32Array };

/** What a word hashes to is remembered: a note uses the same words again and again. */
const remembered = new Map<string, Known>();
const MOST_REMEMBERED = 20_000;

function known(word: string): Known {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const made = { hash: hashOf(word), pieces: piecesOf(word) };
  remembered.set(word, made);
  return made;
}

/** The hashes of three to five letters of a word in a row, its edges marked: they know a misspelling and a family of words. */
function piecesOf(word: string): Int32Array {
  if (word.length < 2 || word.charCodeAt(0) < 97) return NONE; // no marks, digits, names
  const hashes: number[] = [];
  const last = word.length + 1;
  for (let start = 0; start + 2 <= last; start++) {
    let hash = PIECE;
    for (let end = start; end <= last && end < start + 5; end++) {
      const code = end === 0 ? 60 : end === last ? 62 : word.charCodeAt(end - 1);
      hash = Math.imul(hash ^ code, PRIME);
      if (end >= start + 2) hashes.push(hash);
    }
  }
  return Int32Array.from(hashes);
}

const NONE = new Int32Array(0);

const GAP_WEIGHT = 0.7;
const PIECE_WEIGHT = 0.5;

const PRIME = 16777619;
const [EDGE, WORD, KIND, GAP, PIECE] = [1, 2, 3, 4, 5].map((seed) => Math.imul(seed, 0x9e3779b1)) as [
  number,
  number,
  number,
  number,
  number,
];

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

const mix = (hash: number, next: number): number => {
  const mixed = Math.imul(hash ^ next, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ next;
};
