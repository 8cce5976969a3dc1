import { findDates, type DateOptions, type FoundDate } from "../dates.ts";
import { readDuration, type Bare, type Duration } from "../durations.ts";
import type { Field, FieldName, Layout } from "../fields.ts";
import type { Memory } from "../memory.ts";
import { isPlaceholder, startsAsPlaceholder } from "../placeholder.ts";
import type { Span } from "../span.ts";
import { rangeOf } from "../times.ts";

/** Where the facts of a note are looked for. */
export type Source = {
  readonly text: string;
  readonly layout: Layout;
  /** Prose that tells what happened: everything but plan and goal. */
  readonly story: readonly Span[];
  /** Values of the header in which a fact without a label may stand. */
  readonly header: readonly Span[];
  /** True where the note has a header with labels: then its narrative is searched with more caution. */
  readonly strict: boolean;
  /** The words of a span, as far as they can hold a fact. */
  words(span: Span): string;
  /** The fields of these names: all of the first name, then all of the next. */
  named(...names: FieldName[]): Field[];
  /** The dates in the words of a span, counted from its start, and how long they say that something took: read once while they stay the same. */
  datesIn(span: Span, options?: DateOptions): readonly FoundDate[];
  durationIn(span: Span, bare?: Bare): Duration | undefined;
  /** The range from one time of day to another, likewise. */
  rangeOf(start: Span, end: Span): ReturnType<typeof rangeOf>;
  /** Empty, or a placeholder and nothing else. */
  isBlank(field: Field): boolean;
  /** Blank, or a placeholder that goes on: "pending from clinician". */
  isOpen(field: Field): boolean;
};

/** As much of a value as can hold a fact: more than this (in UTF-16 units) is a story. */
const LONGEST_VALUE = 4000;

/** More values than this are no header. */
const MOST_VALUES = 200;

/** Sorts a note's layout by what facts need of it. */
export function sourceOf(text: string, layout: Layout, memory: Memory): Source {
  const byName = fieldsByName(layout.fields);
  const words = ({ start, end }: Span): string => text.slice(start, Math.min(end, start + LONGEST_VALUE));
  const isBlank = ({ value }: Field): boolean => isPlaceholder(words(value));
  const labelled = layout.fields.filter(
    ({ label, name }) => label && name !== "other" && name !== "narrative" && name !== "plan",
  );
  return {
    text,
    layout,
    story: layout.sections
      .filter(({ name, body }) => name !== "plan" && name !== "goal" && body.end > body.start)
      .map(({ body }) => body)
      .sort((a, b) => a.start - b.start),
    header: headerOf(layout, words),
    strict: labelled.length > 2,
    words,
    named: (...names) => names.flatMap((name) => byName.get(name) ?? []),
    datesIn: (span, options) =>
      memory.recall(findDates, span, () => findDates(words(span), options), JSON.stringify(options)),
    durationIn: (span, bare = "none") =>
      memory.recall(readDuration, span, () => readDuration(words(span), bare), bare),
    rangeOf: (start, end) =>
      memory.recall(
        rangeOf,
        { start: Math.min(start.start, end.start), end: Math.max(start.end, end.end) },
        () => rangeOf(words(start), words(end)),
        [start.start, start.end, end.end].map((at) => at - end.start).join(),
      ),
    isBlank,
    isOpen: (field) => isBlank(field) || startsAsPlaceholder(words(field.value)),
  };
}

function fieldsByName(fields: readonly Field[]): ReadonlyMap<FieldName, Field[]> {
  const byName = new Map<FieldName, Field[]>();
  for (const field of fields) {
    const others = byName.get(field.name);
    if (others === undefined) byName.set(field.name, [field]);
    else if (others.length < MOST_VALUES) others.push(field);
  }
  return byName;
}

function headerOf({ loose, fields }: Layout, words: (span: Span) => string): Span[] {
  const values = loose.slice(0, MOST_VALUES);
  for (const { name, label, value } of fields) {
    if (values.length >= MOST_VALUES) break;
    if (!SEARCHED.has(name) || value.end === value.start) continue;
    if (name === "other" && label && DATED.test(words(label))) continue;
    values.push(value);
  }
  return values;
}

const SEARCHED: ReadonlySet<FieldName> = new Set<FieldName>([
  "service-type",
  "date",
  "time",
  "duration",
  "location",
  "code",
  "diagnosis-code",
  "program",
  "other",
  "start",
  "end",
  "travel",
  "documentation",
]);

/** Labels of other dates than the service's. */
const DATED = /date|birth|dob|fecha|created|printed|updated|appointment|appt|admi|intake|age/i;
