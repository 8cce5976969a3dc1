import { CATEGORIES, type Category } from "../lexicon/categories.ts";
import type { Entry } from "../lexicon/lexicon.ts";
import { ruleById } from "../rules/index.ts";
import type { NoteResult, ResultFinding } from "./note-result.ts";

/** What is counted of some notes together. Drift is how many wordings there are of each category. */
export type Counts = { notes: number; words: number; readonly drift: Record<Category, number> };

/** What came together of many results. How large it grows depends on days, writers and wordings, not on notes. */
export type Gathered = {
  readonly all: Counts;
  /** Notes by their day, YYYY-MM-DD, up to today. */
  readonly days: Map<string, Counts>;
  /** Notes without a day, of a day to come, and of a day before the first that was asked for. */
  undated: number;
  future: number;
  old: number;
  readonly writers: Set<string>;
  /** Notes of which nobody can tell who wrote them. */
  unsigned: number;
  /** In how many notes there is what a good note has. */
  readonly signals: Map<string, number>;
  /** In how many notes a fact is missing, by rule. */
  readonly missing: Map<string, number>;
  /** How often entries of the lexicon were met with. */
  readonly wordings: Map<string, { readonly entry: string; readonly category: Category; count: number }>;
  /** Whether something could not be read and is missing here. */
  incomplete: boolean;
  /** Findings of rules that this version does not know. */
  unknown: number;
};

export type GatherOptions = {
  /** YYYY-MM-DD. What is later has not come yet. */
  readonly today: string;
  /** The first day that is asked for; without it all are. */
  readonly since?: string | undefined;
  /** The lexicon's entries by their names: they tell what is about danger. */
  readonly entries: ReadonlyMap<string, Pick<Entry, "safety">>;
};

export const gatheredNothing = (): Gathered => ({
  all: noCounts(),
  days: new Map(),
  undated: 0,
  future: 0,
  old: 0,
  writers: new Set(),
  unsigned: 0,
  signals: new Map(),
  missing: new Map(),
  wordings: new Map(),
  incomplete: false,
  unknown: 0,
});

/** Adds what was found in one note. In whichever order they are added, the same comes together. */
export function gather(
  gathered: Gathered,
  { note, findings }: Pick<NoteResult, "note" | "findings">,
  options: GatherOptions,
): void {
  const { date, words, writer, signals } = note;
  if (date !== undefined && options.since !== undefined && date < options.since) {
    gathered.old++;
    return;
  }
  const drift = findings.filter((finding) => isDrift(finding, options.entries));
  for (const counts of [gathered.all, countsOn(gathered, date, options.today)]) add(counts, words, drift);
  if (writer === undefined) gathered.unsigned++;
  else gathered.writers.add(writer);
  for (const signal of new Set(signals)) increase(gathered.signals, signal);
  for (const rule of new Set(findings.filter(isMissing).map(({ rule }) => rule)))
    increase(gathered.missing, rule);
  for (const finding of drift) countWording(gathered, finding);
  gathered.unknown += findings.filter(({ rule }) => !ruleById.has(rule)).length;
}

export const noCounts = (): Counts => ({
  notes: 0,
  words: 0,
  drift: Object.fromEntries(CATEGORIES.map((category) => [category, 0])) as Record<Category, number>,
});

/**
 * Whether a finding counts as drift. What is said of danger is to be kept, and what may be the person's own wording is theirs:
 * nobody should want less of either.
 */
export function isDrift({ rule, data }: ResultFinding, entries: GatherOptions["entries"]): boolean {
  if (categoryOf(rule) === undefined || data.voice === "reported" || data.about === "danger") return false;
  return data.entry === undefined || entries.get(data.entry)?.safety !== true;
}

/** The category of words that a rule is about; undefined for any other rule. */
export const categoryOf = (rule: string): Category | undefined =>
  CATEGORIES.find((category) => rule === `drift/${category}`);

const isMissing = ({ rule, data }: ResultFinding): boolean =>
  rule.startsWith("field/") && ruleById.has(rule) && data.state === "missing";

/** Where the notes of a day are counted; those without a day, or of one to come, are counted apart. */
function countsOn(gathered: Gathered, date: string | undefined, today: string): Counts {
  if (date === undefined) gathered.undated++;
  else if (date > today) gathered.future++;
  else {
    const counts = gathered.days.get(date) ?? noCounts();
    gathered.days.set(date, counts);
    return counts;
  }
  return noCounts();
}

function add(counts: Counts, words: number, drift: readonly ResultFinding[]): void {
  counts.notes++;
  counts.words += words;
  for (const { rule } of drift) counts.drift[categoryOf(rule)!]++;
}

function countWording({ wordings }: Gathered, { rule, data: { entry } }: ResultFinding): void {
  if (entry === undefined || entry === "second-reader") return; // which reads whole sentences, and looks for no wording
  const key = `${rule} ${entry}`;
  const known = wordings.get(key) ?? { entry, category: categoryOf(rule)!, count: 0 };
  known.count++;
  wordings.set(key, known);
}

const increase = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
