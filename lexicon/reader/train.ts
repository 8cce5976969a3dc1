// Trains the second reader on the labelled sentences beside this file and writes model.json (npm run train).
//
// A linear classifier (L2-regularised squared hinge loss, dual coordinate descent, Hsieh et al. 2008) over the features of
// server/reader/features.ts. Nothing but + - * / and the square root is used on numbers, and a seeded order of the sentences,
// so that every machine writes the same bytes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CATEGORIES, type Category } from "../../server/lexicon/schema.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { featuresOf, PLACES } from "../../server/reader/features.ts";
import type { Model, Table } from "../../server/reader/reader.ts";
import { tokensOf } from "../../server/reader/tokens.ts";

/** One sentence to learn from: its features, the category of its drift, and the file (voice) it comes from. */
type Lesson = {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly category: Category | undefined;
  readonly file: string;
};

/** Every sentence of the labelled files. Sentences whose labels are optional teach nothing. */
const lessonsIn = (files: readonly string[]): Lesson[] =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => lessonsOf(JSON.parse(line) as Labelled, basename(file))),
  );

/**
 * The labelled files that the reader learns from: the sentences, and whole notes of which the words are known already.
 * test/corpus/dev.jsonl and voices.jsonl are kept for judging.
 */
function lessonFiles(root: string): string[] {
  const sentences = join(root, "lexicon/reader/sentences");
  const notes = ["notes.jsonl", "fields.jsonl", "layouts.jsonl"];
  return [
    ...readdirSync(sentences)
      .sort()
      .map((name) => join(sentences, name)),
    ...notes.map((name) => join(root, "test/corpus", name)),
  ];
}

type Labelled = {
  readonly text: string;
  readonly spans: readonly {
    readonly text: string;
    readonly nth?: number;
    readonly category: Category;
    readonly required?: boolean;
  }[];
};

/**
 * Sentences of ordinary English, every one of them harmless, from the nlp-corpus package. Of its speeches and fiction every
 * other text is left out, and what fires in those is measured apart (npm run score:ordinary).
 */
function ordinaryLessons(root: string): Lesson[] {
  const sources = join(root, "node_modules/nlp-corpus/src");
  const filesIn = (folder: string): string[] =>
    readdirSync(join(sources, folder))
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => join(sources, folder, name));
  return [
    ...["friends", "wikipedia", "erowid", "legal"].flatMap(filesIn).flatMap((file) => harmless(file, 6)),
    ...["sotu", "hardy", "poe", "wilde"].flatMap((folder) =>
      filesIn(folder)
        .filter((_, index) => index % 2 === 0)
        .flatMap((file) => harmless(file, 1)),
    ),
  ];
}

/** One of every so many sentences of a text. */
function harmless(file: string, every: number): Lesson[] {
  const note = parseNote(readFileSync(file, "utf8"));
  return note.sentences.flatMap(({ first, last }, index) =>
    index % every === 0 && last - first > 4 ? [lessonOf(note, index, undefined, "ordinary")] : [],
  );
}

function lessonsOf({ text, spans }: Labelled, file: string): Lesson[] {
  const note = parseNote(text);
  const marked = spans.map((span) => ({ ...span, start: startOf(text, span.text, span.nth ?? 1) }));
  return note.sentences.flatMap(({ start, end }, index): Lesson[] => {
    const here = marked.filter((span) => start <= span.start && span.start < end);
    const required = here.find((span) => span.required !== false);
    if (required === undefined && here.length > 0) return [];
    return [lessonOf(note, index, required?.category, file)];
  });
}

function lessonOf(note: Note, index: number, category: Category | undefined, file: string): Lesson {
  const { count, places, weights } = featuresOf(tokensOf(note, note.sentences[index]!));
  const values = weights.slice(0, count);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { places: places.slice(0, count), values: values.map((value) => value / length), category, file };
}

function startOf(text: string, words: string, nth: number): number {
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(words, at + 1);
  return at;
}

/** Trains a whole model. `thresholds` are handed in: they are chosen with `crossValidated`. */
function trainModel(lessons: readonly Lesson[], thresholds: Model["thresholds"]): Model {
  const drifted = lessons.filter(({ category }) => category !== undefined);
  const categories = CATEGORIES.map((category): [Category, Table] => [
    category,
    pack(
      train(drifted, (lesson) => lesson.category === category),
      drifted,
      KEPT_PER_CATEGORY,
    ),
  ]);
  return {
    version: 1,
    drift: pack(train(lessons, isDrift), lessons, KEPT),
    categories: Object.fromEntries(categories) as Record<Category, Table>,
    thresholds,
  };
}

const isDrift = ({ category }: Lesson): boolean => category !== undefined;

/** Only the features that bear most on the answers are kept: what is seen once and weighs little changes none. */
const KEPT = 66_000;
const KEPT_PER_CATEGORY = 3_500;

type Weights = { readonly bias: number; readonly weights: Float64Array };

/** Weights that tell the lessons for which `isIt` holds from the others. */
function train(lessons: readonly Lesson[], isIt: (lesson: Lesson) => boolean): Weights {
  const telling = tellingOf(lessons, isIt);
  const weights = new Float64Array(PLACES);
  let bias = 0;
  const examples = lessons.map((lesson) => {
    const values = lesson.values.map((value, at) => value * telling[lesson.places[at]!]!);
    const length = values.reduce((sum, value) => sum + value * value, 1 + SLACK);
    return { places: lesson.places, values, length, sign: isIt(lesson) ? 1 : -1, dual: 0 };
  });
  const random = generator();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, random);
    for (const example of examples) {
      const { places, values, sign } = example;
      const gradient = sign * score({ weights, bias }, example) - 1 + example.dual * SLACK;
      const dual = Math.max(0, example.dual - gradient / example.length);
      const change = (dual - example.dual) * sign;
      if (change === 0) continue;
      example.dual = dual;
      bias += change;
      for (let at = 0; at < places.length; at++) weights[places[at]!]! += change * values[at]!;
    }
  }
  return { bias, weights: weights.map((weight, place) => weight * telling[place]!) };
}

/**
 * How telling each feature is, from 0 (as frequent on both sides) to 2 (on one side only): what tells little is heard less
 * (after the log-count ratios of Wang and Manning 2012, without the logarithm).
 */
function tellingOf(lessons: readonly Lesson[], isIt: (lesson: Lesson) => boolean): Float64Array {
  const counts = { it: new Float64Array(PLACES).fill(0.5), other: new Float64Array(PLACES).fill(0.5) };
  const totals = { it: 0, other: 0 };
  for (const lesson of lessons) {
    const side = isIt(lesson) ? "it" : "other";
    totals[side]++;
    for (const place of lesson.places) counts[side][place]!++;
  }
  return counts.it.map((count, place) => {
    const it = count / totals.it;
    const other = counts.other[place]! / totals.other;
    return (2 * Math.abs(it - other)) / (it + other);
  });
}

const EPOCHS = 12;
/** 1 / (2 C) with C = 2: how much an error may cost. */
const SLACK = 0.25;

/** How far a lesson lies on the one or the other side. */
function score({ bias, weights }: Weights, { places, values }: Pick<Lesson, "places" | "values">): number {
  let sum = bias;
  for (let at = 0; at < places.length; at++) sum += weights[places[at]!]! * values[at]!;
  return sum;
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random() % (at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}

/** Whole numbers in a fixed order (a linear congruential generator, Numerical Recipes). */
function generator(): () => number {
  let state = 12345;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
}

/** Keeps the weights that bear most on the lessons (size and the root of how often they are met), as -127 to 127. */
function pack({ bias, weights }: Weights, lessons: readonly Lesson[], kept: number): Table {
  const met = new Float64Array(PLACES);
  for (const { places } of lessons) for (const place of places) met[place]!++;
  const bearing = weights.map((weight, place) => Math.abs(weight) * Math.sqrt(met[place]!));
  const least = bearing.toSorted()[PLACES - kept]!;
  const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const steps: number[] = [];
  const values: number[] = [];
  let before = 0;
  for (let place = 0; place < weights.length; place++) {
    const value = Math.round(weights[place]! / unit);
    if (value === 0 || bearing[place]! < least) continue;
    for (let step = place - before; ; step >>>= 7) {
      if (step < 0x80) {
        steps.push(step);
        break;
      }
      steps.push((step & 0x7f) | 0x80);
    }
    values.push(value & 0xff);
    before = place;
  }
  return {
    bias: Math.round(bias * 1000),
    scale: Math.round(unit * 1_000_000),
    places: Buffer.from(steps).toString("base64"),
    weights: Buffer.from(values).toString("base64"),
  };
}

/**
 * One threshold for each category, in thousandths: set so that clean whole notes stay silent (README.md says how and how well).
 */
const THRESHOLDS: Model["thresholds"] = {
  "clinical-idiom": 300,
  motive: 130,
  compliance: 300,
  label: 0,
  shorthand: 460,
  advising: -150,
  assessing: 220,
  deciding: -150,
};

const here = join(process.cwd(), "lexicon/reader");

if (process.argv[2] === "--write") {
  const model = trainModel(
    [...lessonsIn(lessonFiles(process.cwd())), ...ordinaryLessons(process.cwd())],
    THRESHOLDS,
  );
  writeFileSync(join(here, "model.json"), `${JSON.stringify(model, null, 2)}\n`);
}
