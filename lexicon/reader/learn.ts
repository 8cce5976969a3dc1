// A linear classifier (L2-regularised squared hinge loss, dual coordinate descent, Hsieh et al. 2008) over the features of
// server/reader/features.ts. Nothing but + - * / and the square root is used on numbers, and a seeded order of the sentences,
// so that every machine learns the same bytes.
import { CATEGORIES, type Category } from "../../server/lexicon/categories.ts";
import { pack, withoutSign } from "../../server/packed.ts";
import { PLACES } from "../../server/reader/features.ts";
import type { Model } from "../../server/reader/reader.ts";
import type { Table } from "../../server/reader/rows.ts";
import { isLively, type Lesson } from "./lessons.ts";

/**
 * Trains a whole model, on sentences of notes and on `ordinary` ones of other texts. The thresholds are handed in: FIGURES.md shows what there is to
 * choose from.
 */
export function trainModel(
  lessons: readonly Lesson[],
  ordinary: readonly Lesson[],
  thresholds: Model["thresholds"],
): Model {
  const drifted = lessons.filter(isDrift);
  const ofNotes = new Set(lessons.filter((lesson) => !isLively(lesson)));
  const all = [...ofNotes, ...ordinary];
  const categories = CATEGORIES.map((category): [Category, Table] => [
    category,
    tableOf(
      train(drifted, (lesson) => lesson.category === category),
      drifted,
      KEPT_PER_CATEGORY,
    ),
  ]);
  return {
    version: 2,
    drift: tableOf(train(lessons, isDrift), lessons, KEPT),
    notes: tableOf(
      train(all, (lesson) => ofNotes.has(lesson)),
      all,
      KEPT_FOR_NOTES,
    ),
    categories: Object.fromEntries(categories) as Record<Category, Table>,
    thresholds,
  };
}

const isDrift = ({ category }: Lesson): boolean => category !== undefined;

/**
 * Only the features that bear most on the answers are kept: what is seen once and weighs little changes none. In the same room many weights that are told apart
 * roughly find more in voices left out than fewer fine ones.
 */
const KEPT = 60_000;
const KEPT_FOR_NOTES = 15_000;
const KEPT_PER_CATEGORY = 2_400;

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
 * How telling each feature is, from 0 (as frequent on both sides) to the root of 2 (on one side only): what tells little is heard less
 * (after the log-count ratios of Wang and Manning 2012, with a root, which finds more in voices left out, for the logarithm).
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
    return Math.sqrt((2 * Math.abs(it - other)) / (it + other));
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

/** How many sizes of a weight are told apart. */
const SIZES = 20;

/** Keeps the weights that bear most on the lessons (size and the root of how often they are met), as -20 to 20. */
function tableOf({ bias, weights }: Weights, lessons: readonly Lesson[], kept: number): Table {
  const met = new Float64Array(PLACES);
  for (const { places } of lessons) for (const place of places) met[place]!++;
  const bearing = weights.map((weight, place) => Math.abs(weight) * Math.sqrt(met[place]!));
  const least = bearing.toSorted()[PLACES - kept]!;
  const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / SIZES;
  const steps: number[] = [];
  const values: number[] = [];
  let before = 0;
  for (let place = 0; place < weights.length; place++) {
    const value = Math.round(weights[place]! / unit);
    if (value === 0 || bearing[place]! < least) continue;
    steps.push(place - before);
    values.push(withoutSign(value));
    before = place;
  }
  return {
    bias: Math.round(bias * 1000),
    scale: Math.round(unit * 1_000_000),
    places: pack(steps),
    weights: pack(values),
  };
}
