import { CATEGORIES, type Category } from "../lexicon/categories.ts";
import type { Counts } from "./gather.ts";
import { driftOf, ENOUGH, per1000, type Overview } from "./overview.ts";

/** A way of writing that came up more than once, and the entries of the lexicon that stand for it, most often met with first. */
export type Pattern = {
  readonly category: Category;
  readonly count: number;
  readonly entries: readonly string[];
};

/** A rate then and now, the last period that has enough notes and the one of these before it. */
export type Change = {
  readonly before: string;
  readonly after: string;
  readonly rates: readonly {
    readonly of: Category | "all";
    readonly before: number;
    readonly after: number;
  }[];
};

/** What to talk about: two patterns at most, so that a conversation has room for them. */
export const patternsOf = ({ drift, wordings }: Overview): readonly Pattern[] =>
  CATEGORIES.filter((category) => drift[category] > 1)
    .toSorted((a, b) => drift[b] - drift[a])
    .slice(0, 2)
    .map((category) => ({
      category,
      count: drift[category],
      entries: wordings.filter((one) => one.category === category).map(({ entry }) => entry),
    }));

/** What became of it since last time; undefined where there are not yet two periods to compare. */
export function changeOf({ periods }: Overview, categories: readonly Category[]): Change | undefined {
  const [after, before] = periods.filter(({ notes, words }) => notes >= ENOUGH && words > 0).toReversed();
  if (after === undefined || before === undefined) return undefined;
  const rateOf = (of: Category | "all", counts: Counts): number =>
    per1000(of === "all" ? driftOf(counts) : counts.drift[of], counts)!;
  return {
    before: before.from,
    after: after.from,
    rates: (["all", ...categories] as const).map((of) => ({
      of,
      before: rateOf(of, before),
      after: rateOf(of, after),
    })),
  };
}
