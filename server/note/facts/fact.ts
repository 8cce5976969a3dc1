import type { Field, FieldName } from "../fields.ts";
import type { Span } from "../span.ts";

/** Stated; absent, blank or a placeholder; there but wrong; or only said inside the narrative. */
export type FieldState = "present" | "missing" | "invalid" | "inline";

/** What is wrong with a value that is there. */
export type Trouble =
  | "no-date"
  | "impossible-date"
  | "signed-before-service"
  | "no-duration"
  | "zero-duration"
  | "over-a-day"
  | "end-before-start"
  | "other-code"
  | "letter-o"
  | "not-icd-10";

/** One required fact as the note states it. `value` is parsed, and there only where it could be. */
export type Fact<Value> = {
  readonly state: FieldState;
  readonly field: Field | undefined;
  /** Where a finding about it stands: its value, or its label where the value is blank. */
  readonly at: Span | undefined;
  readonly value?: Value | undefined;
  readonly trouble?: Trouble | undefined;
};

/** A fact that its field states. `at` is the part of the field that says so. */
export const present = <Value>(field: Field, value: Value, at: Span = field.value): Fact<Value> => ({
  state: "present",
  field,
  at,
  value,
});

/** A fact that only the narrative tells. */
export const inline = <Value>(name: FieldName, at: Span, value: Value): Fact<Value> => ({
  state: "inline",
  field: { name, label: undefined, value: at, origin: "inline" },
  at,
  value,
});

/** A fact that is there, but wrong. */
export const invalid = <Value>(
  field: Field,
  trouble: Trouble,
  value?: Value,
  at: Span = field.value,
): Fact<Value> => ({ state: "invalid", field, at, value, trouble });

/** A fact that is absent, or whose field is blank. */
export const missing = (field?: Field): Fact<never> => ({
  state: "missing",
  field,
  at: field && (field.label ?? field.value),
});

/** A part of a header line without a label of its own, taken for a field. */
export const unlabelled = (name: FieldName, value: Span): Field => ({
  name,
  label: undefined,
  value,
  origin: "unlabelled",
});
