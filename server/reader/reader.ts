import { CATEGORIES, type Category } from "../lexicon/schema.ts";
import type { Note } from "../note/note.ts";
import { featuresOf, PLACES, type Features } from "./features.ts";
import { tokensOf, type Tokens } from "./tokens.ts";

/**
 * The trained weights as they are stored (lexicon/reader/model.json): whole numbers only. A table holds the places that
 * count, as steps from one to the next, and their weights, both in base64; `scale` is what a weight of 1 is worth.
 */
export type Model = {
  readonly version: 1;
  /** Tells drift from harmless sentences. */
  readonly drift: Table;
  /** Tells the categories of drift from one another. */
  readonly categories: Readonly<Record<Category, Table>>;
  /** A sentence is shown where its score reaches the threshold of its category; both in thousandths. */
  readonly thresholds: Readonly<Record<Category, number>>;
};

/** `bias` in thousandths, `scale` in millionths. */
export type Table = {
  readonly bias: number;
  readonly scale: number;
  readonly places: string;
  readonly weights: string;
};

/** What the reader has to say about a sentence. */
export type Reading = {
  readonly category: Category;
  /** The words that weighed most, as indexes into the note's words: where they lie (`first` to before `last`). */
  readonly first: number;
  readonly last: number;
  /** The few that weighed most of all, heaviest first. */
  readonly heaviest: readonly number[];
};

/** Reads the sentence with this index in the note. Undefined where there is nothing to say about it. */
export type Reader = (note: Note, sentence: number) => Reading | undefined;

/** Makes a reader of a model. Its tables are unpacked once, those of the categories when the first drift is met. */
export function createReader(model: Model): Reader {
  const drift = new Int8Array(PLACES);
  unpack(model.drift, (place, weight) => (drift[place] = weight));
  let kinds: Int8Array | undefined;
  const lowest = Math.min(...Object.values(model.thresholds));

  return (note, index) => {
    const sentence = note.sentences[index];
    if (sentence === undefined) return undefined;
    const tokens = tokensOf(note, sentence);
    const features = featuresOf(tokens);
    const score = weigh(features, model.drift, drift);
    if (tokens.words.length === 0 || score < lowest) return undefined;
    kinds ??= besideOneAnother(CATEGORIES.map((category) => model.categories[category]));
    const category = categoryOf(features, model, kinds);
    if (score < model.thresholds[category]) return undefined;
    const shares = sharesOf(features, drift, tokens.words.length);
    const [from, to] = heaviestStretch(shares);
    return {
      category,
      first: tokens.first[from]!,
      last: tokens.last[to - 1]!,
      heaviest: heaviestWords(tokens, shares).map((at) => tokens.first[at]!),
    };
  };
}

/** The score in thousandths. */
function weigh({ count, places, weights: amounts }: Features, table: Table, weights: Int8Array): number {
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const amount = amounts[at]!;
    squares += amount * amount;
    sum += weights[places[at]!]! * amount;
  }
  return scoreOf(sum / (Math.sqrt(squares) || 1), table);
}

const scoreOf = (sum: number, { bias, scale }: Table): number => Math.round(sum * (scale / 1000) + bias);

/** The tables of all categories in one, the weights of one place side by side: memory is then read once for all of them. */
function besideOneAnother(tables: readonly Table[]): Int8Array {
  const weights = new Int8Array(PLACES * CATEGORIES.length);
  tables.forEach((table, index) =>
    unpack(table, (place, weight) => (weights[place * CATEGORIES.length + index] = weight)),
  );
  return weights;
}

function categoryOf(
  { count, places, weights: amounts }: Features,
  model: Model,
  weights: Int8Array,
): Category {
  const sums = CATEGORIES.map(() => 0);
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const amount = amounts[at]!;
    squares += amount * amount;
    const row = places[at]! * CATEGORIES.length;
    for (let index = 0; index < CATEGORIES.length; index++) sums[index]! += weights[row + index]! * amount;
  }
  const length = Math.sqrt(squares) || 1;
  const scores = CATEGORIES.map((category, index) =>
    scoreOf(sums[index]! / length, model.categories[category]),
  );
  return CATEGORIES[scores.indexOf(Math.max(...scores))]!;
}

/** What each word adds to the score. */
function sharesOf(features: Features, weights: Int8Array, words: number): Float64Array {
  const shares = new Float64Array(words);
  for (let at = 0; at < features.count; at++) {
    const from = features.from[at]!;
    const to = features.to[at]!;
    const share = (weights[features.places[at]!]! * features.weights[at]!) / (to - from);
    for (let word = Math.max(from, 0); word < Math.min(to, words); word++) shares[word]! += share;
  }
  return shares;
}

/** A long sentence is underlined where its words weigh most; the whole of a short one bears on what it says. */
const LONGEST = 20;

function heaviestStretch(shares: Float64Array): [number, number] {
  if (shares.length <= LONGEST) return [0, shares.length];
  let best = 0;
  let sum = 0;
  let most = -Infinity;
  for (let end = 1; end <= shares.length; end++) {
    sum += shares[end - 1]! - (end > LONGEST ? shares[end - 1 - LONGEST]! : 0);
    if (end >= LONGEST && sum > most) [most, best] = [sum, end - LONGEST];
  }
  return [best, best + LONGEST];
}

const SHOWN_WORDS = 3;

const heaviestWords = ({ words }: Tokens, shares: Float64Array): number[] =>
  Array.from(shares.keys())
    .filter((at) => shares[at]! > 0 && /^\p{L}/u.test(words[at]!))
    .sort((a, b) => shares[b]! - shares[a]! || a - b)
    .slice(0, SHOWN_WORDS);

function unpack({ places, weights }: Table, set: (place: number, weight: number) => void): void {
  const steps = bytesOf(places);
  const values = bytesOf(weights);
  let place = 0;
  for (let at = 0, next = 0; at < steps.length; at++) {
    let step = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = steps[at]!;
      step |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      at++;
    }
    place += step;
    set(place, (values[next++]! << 24) >> 24);
  }
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
