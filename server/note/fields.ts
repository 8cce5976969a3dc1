import type { Span } from "./span.ts";

/** The ten facts that a note must hold (CalMHSA Documentation Guide 2023, as listed in the Peer Employer Toolkit, p. 58). */
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
export const FURTHER_FIELDS = [
  "travel",
  "documentation",
  "time",
  "start",
  "end",
  "goal",
  "section",
  "person",
  "writer",
  "program",
  "id",
  "other",
] as const;
export type FieldName = RequiredField | (typeof FURTHER_FIELDS)[number];

/** Where a field was found. `unlabelled` is a part of a header line without a label, `inline` stands in the narrative. */
export type Origin = "header" | "table" | "front-matter" | "signature-line" | "unlabelled" | "inline";

export type Field = {
  readonly name: FieldName;
  readonly label: Span | undefined;
  readonly value: Span;
  readonly origin: Origin;
};

/** A part of the note that speaks in sentences. `name` is the section's field, such as narrative, plan or goal. */
export type Section = { readonly name: FieldName; readonly heading: Span | undefined; readonly body: Span };

export type Layout = {
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  /** Where the note speaks in sentences: everything but labels, headings and header fields. */
  readonly prose: readonly Span[];
  /** Titles and header lines without labels, in which facts may stand. */
  readonly loose: readonly Span[];
};

/** Labels of an agency's own forms, by the field they stand for. */
export type Labels = Readonly<Partial<Record<FieldName, readonly string[]>>>;
