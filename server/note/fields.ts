import type { Span } from "./span.ts";

/** The ten facts that a note must hold (CalMHSA 2023 list; domain/fields.md section 1). */
export const REQUIRED_FIELDS = [
  "service-type",
  "narrative",
  "date",
  "duration",
  "location",
  "signature",
  "signature-date",
  "diagnosis-code",
  "code",
  "plan",
] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/** Further facts that notes carry and rules or exports use. */
export type FieldName =
  | RequiredField
  | "travel"
  | "documentation"
  | "start"
  | "end"
  | "person"
  | "writer"
  | "program"
  | "id"
  | "other";

export type Field = {
  readonly name: FieldName;
  readonly label: Span | undefined;
  readonly value: Span;
};

export type Section = { readonly name: string; readonly heading: Span | undefined; readonly body: Span };

export type Layout = {
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  /** Where the note speaks in sentences: everything but labels, headings and header fields. */
  readonly prose: readonly Span[];
};

/** Labels of an agency's own forms, by the field they stand for. */
export type Labels = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/** Reads a note's layout. Never fails. */
export function readLayout(text: string, _labels: Labels): Layout {
  return { fields: [], sections: [], prose: [{ start: 0, end: text.length }] };
}
