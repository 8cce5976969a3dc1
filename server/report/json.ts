import { ENOUGH, per1000, driftOf, type Overview } from "./overview.ts";
import { CATEGORIES } from "../lexicon/categories.ts";
import type { Counts } from "./gather.ts";

/** An overview as one JSON object for programs. Its shape is a promise: `version` changes with it. */
export const overviewJson = ({ periods, drift, read, ...overview }: Overview): string =>
  `${JSON.stringify(
    {
      version: 1,
      ...overview,
      read,
      enough: ENOUGH,
      drift: driftIn({ notes: read.notes, words: read.words, drift }),
      periods: periods.map((period) => ({
        from: period.from,
        notes: period.notes,
        words: period.words,
        drift: driftIn(period),
      })),
    },
    undefined,
    2,
  )}\n`;

/** Counts, and findings per 1,000 words where there are notes enough to say. */
const driftIn = (counts: Counts) => ({
  count: driftOf(counts),
  per1000: rounded(per1000(driftOf(counts), counts)),
  categories: CATEGORIES.map((category) => ({
    category,
    count: counts.drift[category],
    per1000: rounded(per1000(counts.drift[category], counts)),
  })),
});

/** To a thousandth: more would only seem exact. */
const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1000) / 1000;
