import type { Field, RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { textOf, type Span } from "../note/span.ts";

export type Labelled = Field & { readonly label: Span };

/** The field after which a new one belongs, and whose looks it takes: the last of the header, or the signature. */
export function modelFor({ fields, prose }: Note, name: RequiredField): Labelled | undefined {
  const labelled = fields.filter(
    (field): field is Labelled => field.label !== undefined && field.value.end > field.value.start,
  );
  if (name === "signature-date") return labelled.find((field) => field.name === "signature");
  if (name === "signature" || name === "plan" || name === "narrative") return undefined;
  const story = prose[0]?.start ?? Infinity;
  return labelled.findLast(
    (field) =>
      field.value.end <= story &&
      !["signature", "signature-date", "plan", "narrative", "goal"].includes(field.name),
  );
}

/** The label in the model's letters and marks: capitals, bold, snake case, and what stands before the value. */
export function likeModel(note: Note, { label, value, origin }: Labelled, wanted: string): string {
  const { text } = note;
  const written = text.slice(label.start, label.end);
  const cased =
    isInCapitals(written) && (!isAbbreviation(written) || hasMoreInCapitals(note, label))
      ? wanted.toUpperCase()
      : written === written.toLowerCase()
        ? wanted.toLowerCase()
        : wanted;
  const name =
    origin === "front-matter" || /^[a-z\d]+(?:_[a-z\d]+)+$/.test(written)
      ? cased.replace(/[^\p{L}\d]+/gu, "_")
      : cased;
  const between = text.slice(label.end, value.start).replace(/["']/g, "");
  return name + (between.length > 40 || /[\r\n]|^ $/.test(between) ? ": " : between);
}

const isInCapitals = (label: string): boolean => label === label.toUpperCase() && !isAcronym(label);

/** "DIAG" and "ICD-10 CODE" may be the only capitals of a note. */
const isAbbreviation = (label: string): boolean => /\d/.test(label) || !/(?:\p{L}[^\p{L}]*){6}/u.test(label);

const hasMoreInCapitals = ({ text, fields }: Note, but: Span): boolean =>
  fields.some(({ label }) => label && label.start !== but.start && isInCapitals(textOf(text, label)));

/** "DOS" and "ICD-10" are capitals in every note. */
export const isAcronym = (label: string): boolean => !/\p{L}{4}/u.test(label);

export const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;
