import { CATEGORIES, SIGNALS, type Category, type Signal } from "../lexicon/categories.ts";
import type { RuleId } from "../rules/rule.ts";
import { noCounts, type Counts, type Gathered } from "./gather.ts";
import { before, daysBetween, periodOf, type Unit } from "./periods.ts";

/** With fewer notes than these a number would tell about single visits, not about a way of writing. */
export const ENOUGH = 5;

/** What pages, tables and programs are told of many notes. It holds numbers, and no word of a note. */
export type Overview = {
  readonly read: {
    readonly notes: number;
    readonly words: number;
    readonly writers: number;
    /** Notes of which nobody can tell who wrote them. */
    readonly unsigned: number;
    /** Notes that are not counted over time: they have no day, or one that has not come yet. */
    readonly undated: number;
    readonly future: number;
    /** Notes that were left out because they are from before the first day that was asked for. */
    readonly old: number;
    /** Findings of rules that this version does not know, which are not counted. */
    readonly unknown: number;
  };
  readonly from?: string;
  readonly to?: string;
  /** Whether lines, rows or files could not be read, and are missing here. */
  readonly incomplete: boolean;
  readonly by: Unit;
  /** In how many notes there is what a good note has. */
  readonly signals: readonly { readonly signal: Signal; readonly notes: number }[];
  readonly drift: Record<Category, number>;
  /** Weeks or months, one after the other, those without notes among them. */
  readonly periods: readonly (Counts & { readonly from: string })[];
  /** Entries of the lexicon, most often met with first. */
  readonly wordings: readonly {
    readonly entry: string;
    readonly category: Category;
    readonly count: number;
  }[];
  /** In how many notes a fact is missing, most often first. */
  readonly missing: readonly { readonly rule: RuleId; readonly notes: number }[];
};

/** Puts in order what came together. Without `by` it is weeks where the notes span less than three months and weeks hold enough. */
export function overviewOf(gathered: Gathered, by?: Unit): Overview {
  const { all, days, writers, unsigned, undated, future, old, unknown, signals, missing, wordings } =
    gathered;
  const { incomplete } = gathered;
  const dates = [...days.keys()].sort();
  const [from, to] = [dates[0], dates.at(-1)];
  const unit = by ?? unitFor(days);
  return {
    read: {
      notes: all.notes,
      words: all.words,
      writers: writers.size,
      unsigned,
      undated,
      future,
      old,
      unknown,
    },
    ...(from !== undefined && to !== undefined && { from, to }),
    incomplete,
    by: unit,
    signals: SIGNALS.map((signal) => ({ signal, notes: signals.get(signal) ?? 0 })),
    drift: all.drift,
    periods: periodsOf(days, unit),
    wordings: [...wordings.values()].sort(
      (a, b) => b.count - a.count || compare(a.entry, b.entry) || compare(a.category, b.category),
    ),
    missing: [...missing]
      .map(([rule, notes]) => ({ rule: rule as RuleId, notes }))
      .sort((a, b) => b.notes - a.notes || compare(a.rule, b.rule)),
  };
}

/** Findings per 1,000 words; undefined where there are too few notes, or no words, to say. */
export const per1000 = (
  count: number,
  { notes, words }: Pick<Counts, "notes" | "words">,
): number | undefined => (notes < ENOUGH || words === 0 ? undefined : (count * 1000) / words);

export const driftOf = ({ drift }: Pick<Counts, "drift">): number =>
  CATEGORIES.reduce((sum, category) => sum + drift[category], 0);

function unitFor(days: ReadonlyMap<string, Counts>): Unit {
  const dates = [...days.keys()].sort();
  const span = dates.length === 0 ? 0 : daysBetween(dates[0]!, dates.at(-1)!);
  const notes = [...days.values()].reduce((sum, counts) => sum + counts.notes, 0);
  return span < THREE_MONTHS && notes >= (ENOUGH * span) / 7 ? "week" : "month";
}

const THREE_MONTHS = 92;

function periodsOf(days: ReadonlyMap<string, Counts>, by: Unit): Overview["periods"] {
  const periods = new Map<string, Counts>();
  for (const [day, counts] of days) {
    const period = periodOf(day, by);
    const sum = periods.get(period) ?? noCounts();
    periods.set(period, sum);
    sum.notes += counts.notes;
    sum.words += counts.words;
    for (const category of CATEGORIES) sum.drift[category] += counts.drift[category];
  }
  const known = [...periods.keys()].sort();
  const all: (Counts & { from: string })[] = [];
  for (
    let from = known.at(-1);
    from !== undefined && from >= known[0]! && all.length < MOST;
    from = before(from, by)
  )
    all.unshift({ from, ...(periods.get(from) ?? noCounts()) });
  return all;
}

/** A slip in a year makes a long time. The latest of it are what people talk about. */
const MOST = 60;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
