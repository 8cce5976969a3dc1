import { findProcedureCodes } from "../note/codes.ts";
import { findDates, weekdayOf } from "../note/dates.ts";
import { readDuration } from "../note/durations.ts";
import type { Field, FieldName } from "../note/fields.ts";
import { isSpanish } from "../note/sheet.ts";
import type { Note } from "../note/note.ts";
import { headOf, textOf } from "../note/span.ts";
import { noteWith } from "./examples.ts";
import type { Problem, Rule } from "./rule.ts";

export default {
  id: "check/contradicting-fields",
  title: "Two fields that disagree",
  why: "The same fact stands there twice, and not alike. A reader cannot tell which is right.",
  source: "note-content",
  severity: "warning",
  examples: [noteWith("Duration: 45 min", "Duration: 45 min\nMinutes: [[30]]")],
  *check(note) {
    for (const name of COMPARED) yield* contradictions(note, name);
    for (const name of ["date", "signature-date"] as const) {
      const { value, at } = note.facts[name];
      if (value?.iso && at && value.weekday !== undefined && value.weekday !== weekdayOf(value.iso))
        yield {
          span: at,
          message: {
            id: "check/weekday-differs",
            args: { words: textOf(note.text, value), day: { id: DAYS[weekdayOf(value.iso) - 1]! } },
          },
        };
    }
  },
} satisfies Rule;

const COMPARED = ["date", "duration", "code"] as const satisfies readonly FieldName[];
/** A form asks for one fact a few times at most. */
const MOST = 20;

const DAYS = [
  "weekday/monday",
  "weekday/tuesday",
  "weekday/wednesday",
  "weekday/thursday",
  "weekday/friday",
  "weekday/saturday",
  "weekday/sunday",
] as const;

function* contradictions({ text, fields }: Note, name: (typeof COMPARED)[number]): Generator<Problem> {
  const named = fields.filter((field) => field.name === name && field.label).slice(0, MOST);
  if (named.length < 2) return;
  const stated = named
    .map((field) => ({ field, value: valueOf(text, field, name) }))
    .filter(({ value }) => value !== undefined);
  const first = stated[0];
  const other = stated.find(({ value }) => value !== first?.value);
  if (first === undefined || other === undefined) return;
  yield {
    span: other.field.value,
    message: {
      id: "check/contradicting-fields",
      args: {
        one: headOf(textOf(text, first.field.value), 40),
        two: headOf(textOf(text, other.field.value), 40),
      },
    },
  };
}

function valueOf(text: string, field: Field, name: (typeof COMPARED)[number]): string | number | undefined {
  const written = textOf(text, field.value).slice(0, 400);
  if (name === "date") return findDates(written, { dayFirst: isSpanish(text, field.label) })[0]?.iso;
  if (name === "code") return findProcedureCodes(written, true)[0]?.code;
  return readDuration(written, "minutes")?.service;
}
