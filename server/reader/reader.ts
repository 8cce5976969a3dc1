import { CATEGORIES, type Category } from "../lexicon/categories.ts";
import type { Note } from "../note/note.ts";
import { once, oncePerNote, oncePerSentence } from "../note/once.ts";
import type { Sentence } from "../note/sentences.ts";
import { overlapping, type Span } from "../note/span.ts";
import { contextOf, featuresOf, featuresOfWord, MOST_FEATURES, type Features } from "./features.ts";
import { rowAt, rowsOf, type Rows, type Table } from "./rows.ts";
import { tokensOf, type Tokens } from "./tokens.ts";

/**
 * The trained weights as they are stored (lexicon/reader/model.json): whole numbers only. A table holds the places that
 * count, as steps from one to the next, and their weights, both packed; `scale` is what a weight of 1 is worth.
 */
export type Model = {
  readonly version: 2;
  /** Tells drift from harmless sentences of notes. */
  readonly drift: Table;
  /** Tells sentences of notes from those of other texts. */
  readonly notes: Table;
  /** Tells the categories of drift from one another. */
  readonly categories: Readonly<Record<Category, Table>>;
  /** A sentence is shown where its score reaches the threshold of its category; both in thousandths. */
  readonly thresholds: Readonly<Record<Category, number>>;
};

/** What the reader has to say about a sentence. */
export type Reading = {
  readonly category: Category;
  /** How sure, in thousandths: at least the threshold of the category. In a text that does not sound like a note it is less. */
  readonly score: number;
  /** The words that weighed most, as indexes into the note's words: where they lie (`first` to before `last`). */
  readonly first: number;
  readonly last: number;
  /** The few that weighed most of all, heaviest first. */
  readonly heaviest: readonly number[];
};

/** Reads the sentence with this index in the note. Undefined where there is nothing to say about it. */
export type Reader = (note: Note, sentence: number) => Reading | undefined;

/** A sentence may be read twice: for what it says, and for how much it sounds like one of a note. */
const tokensIn = oncePerSentence(tokensOf);

/** Makes a reader of a model. Its tables are unpacked once, all but the first, `drift`, when the first drift is met. */
export function createReader(model: Model, drift = rowsOf([model.drift])): Reader {
  const driftScore = scorer([model.drift], drift);
  const notesScore = once(() => scorer([model.notes]));
  const categoryScores = once(() => scorer(CATEGORIES.map((category) => model.categories[category])));
  const lowest = Math.min(...Object.values(model.thresholds));

  function read(note: Note, sentence: Sentence): Reading | undefined {
    const tokens = tokensIn(note, sentence);
    if (tokens.words.length === 0) return undefined;
    const score = driftScore(tokens)[0]!;
    if (score < lowest) return undefined;
    const scores = categoryScores()(tokens);
    const category = CATEGORIES[scores.indexOf(Math.max(...scores))]!;
    if (score < model.thresholds[category]) return undefined;
    const shares = sharesOf(tokens, drift);
    const [from, to] = heaviestStretch(shares);
    return {
      category,
      score,
      first: tokens.first[from]!,
      last: tokens.last[to - 1]!,
      heaviest: heaviestWords(tokens, shares).map((at) => tokens.first[at]!),
    };
  }

  /**
   * What every sentence of a text loses that does not sound like a note, in thousandths. "You have to come back" is advice in a note and plain talk in a
   * story: the drift table learns from notes alone, and this keeps it quiet in all else. A text is taken for a note until its first sentences speak against it.
   */
  const strangeness = oncePerNote((note) => {
    let strange = 0;
    let heard = 0;
    for (const sentence of note.sentences.slice(0, HEARD)) {
      const familiar = note.memory.recall(
        notesScore,
        withWordsBefore(note, sentence),
        () => familiarity(note, sentence),
        quotedIn(note, sentence),
      );
      if (familiar === undefined) continue;
      strange += FAMILIAR - Math.max(LEAST_FAMILIAR, Math.min(MOST_FAMILIAR, familiar));
      heard++;
    }
    return Math.round((STRANGE * Math.max(0, strange)) / (TAKEN_FOR_NOTES + heard));
  });

  /** How much a sentence sounds like one of a note, in thousandths. Undefined where it is too short to say. */
  function familiarity(note: Note, sentence: Sentence): number | undefined {
    const tokens = tokensIn(note, sentence);
    return tokens.words.length < TELLING ? undefined : notesScore()(tokens)[0]!;
  }

  return (note, index) => {
    const sentence = note.sentences[index];
    if (sentence === undefined) return undefined;
    const { from, reading } = note.memory.recall(
      drift,
      withWordsBefore(note, sentence),
      () => ({
        from: sentence.first,
        reading: read(note, sentence),
      }),
      quotedIn(note, sentence),
    );
    if (reading === undefined) return undefined;
    const score = reading.score - strangeness(note);
    return score < model.thresholds[reading.category]
      ? undefined
      : moved({ ...reading, score }, sentence.first - from);
  };
}

/** Chosen with the thresholds (lexicon/reader/train.ts). */
const FAMILIAR = 300;
const STRANGE = 8;

/** However much or little a sentence sounds like one of a note, it says no more than this. */
const MOST_FAMILIAR = 450;
const LEAST_FAMILIAR = -1000;

/** Sentences of fewer words say nothing: "---" and "[to add: plan]" are no story. */
const TELLING = 4;

/** So many sentences are listened to, and so many that sound like a note are taken for granted. */
const HEARD = 12;
const TAKEN_FOR_NOTES = 4;

/** A reading of the same words, so many words further on in the note. */
const moved = (reading: Reading, by: number): Reading => ({
  ...reading,
  first: reading.first + by,
  last: reading.last + by,
  heaviest: reading.heaviest.map((at) => at + by),
});

/** What a reading depends on: the sentence, and the few words before it by which a name may have a title. */
const withWordsBefore = ({ words }: Note, { first, end }: Sentence): Span => ({
  start: words[Math.max(0, first - WORDS_BEFORE)]!.start,
  end,
});

/** And which of its words are quoted. */
const quotedIn = ({ quotations }: Note, sentence: Sentence): string =>
  overlapping(quotations, sentence)
    .map(({ start, end }) => `${start - sentence.start} ${end - sentence.start}`)
    .join();

const WORDS_BEFORE = 4;

/** How many scorers there are: each has a number of its own. */
let scorers = 0;

/** The scores of a sentence in several tables, in thousandths. Long sentences count no more than short ones. */
type Scorer = (tokens: Tokens) => readonly number[];

/** What a word adds is remembered, so that only what stands together is looked up for every sentence. */
function scorer(tables: readonly Table[], rows = rowsOf(tables)): Scorer {
  const own = scorers++;
  return (tokens) => {
    const sums = sumsOf(contextOf(tokens), rows);
    for (const word of tokens.words) {
      const more = (word.adds[own] ??= sumsOf(featuresOfWord(word), rows));
      for (let column = 0; column < sums.length; column++) sums[column]! += more[column]!;
    }
    const length = Math.sqrt(sums[tables.length]!) || 1;
    return tables.map(({ bias, scale }, column) =>
      Math.round((sums[column]! / length) * (scale / 1000) + bias),
    );
  };
}

/** The rows of features that have one, and how much each counts: room that is used again for each sentence. */
const HIT_ROWS = new Int32Array(MOST_FEATURES);
const HIT_AMOUNTS = new Float64Array(MOST_FEATURES);

/** What some features come to in each table, and last the sum of the squares of how much each feature counts. */
function sumsOf({ count, places, weights: amounts }: Features, rows: Rows): Float64Array {
  const { columns, weights } = rows;
  const sums = new Float64Array(columns + 1);
  let squares = 0;
  let hits = 0;
  for (let at = 0; at < count; at++) {
    const amount = amounts[at]!;
    squares += amount * amount;
    const row = rowAt(rows, places[at]!);
    if (row < 0) continue;
    HIT_ROWS[hits] = row * columns;
    HIT_AMOUNTS[hits++] = amount;
  }
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let hit = 0; hit < hits; hit++) sum += weights[HIT_ROWS[hit]! + column]! * HIT_AMOUNTS[hit]!;
    sums[column] = sum;
  }
  sums[columns] = squares;
  return sums;
}

/** What each word adds to the score. */
function sharesOf(tokens: Tokens, rows: Rows): Float64Array {
  const words = tokens.words.length;
  const shares = new Float64Array(words);
  const features = featuresOf(tokens);
  for (let at = 0; at < features.count; at++) {
    const from = features.from[at]!;
    const to = features.to[at]!;
    const weight = rows.weights[rowAt(rows, features.places[at]!)] ?? 0;
    const share = (weight * features.weights[at]!) / (to - from);
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
    .filter((at) => shares[at]! > 0 && /^\p{L}/u.test(words[at]!.text))
    .sort((a, b) => shares[b]! - shares[a]! || a - b)
    .slice(0, SHOWN_WORDS);
