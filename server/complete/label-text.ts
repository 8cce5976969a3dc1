import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import { isAcronym, likeModel, lineStart, type Labelled } from "../rules/label-style.ts";
import type { LinePlace } from "./place.ts";

/**
 * How a label is written on a line of this note: in the letters and marks of the label above it, else of the first one, with
 * all that stands before a value. Marks that the writer has put already hold.
 */
export function writtenLike(note: Note, { taken, marks }: LinePlace): (label: string) => string {
  const { text } = note;
  const model = modelFor(note, taken.start);
  const head = model && headOf(text, model);
  const opening = marks || head || "";
  if (opening.includes("#")) return (label) => opening + label + (text.includes("\r\n") ? "\r\n" : "\n");
  if (model && opening === head) return (label) => opening + likeModel(note, model, label);
  const closing = /[*_]*$/.exec(opening)![0];
  return (label) => `${opening}${label}:${closing} `;
}

/** A label with a value that starts its line, the last one above the caret or the first one of all. */
function modelFor({ text, fields }: Note, at: number): Labelled | undefined {
  const models = fields.filter(
    (field): field is Labelled =>
      field.label !== undefined &&
      field.value.end > field.value.start &&
      headOf(text, field as Labelled) !== undefined &&
      (field.origin === "front-matter" ? isInBlock(text, field.value.end, at) : field.origin !== "table"),
  );
  const telling = models.filter(({ label }) => !isAcronym(textOf(text, label)));
  const [first, ...others] = telling.length > 0 ? telling : models;
  return others.findLast(({ value }) => value.end < at) ?? first;
}

/** The marks before a label; undefined where something else stands before it on the line. */
function headOf(text: string, { label }: Labelled): string | undefined {
  const head = text.slice(lineStart(text, label.start), label.start).trimStart();
  return /[\p{L}\d]/u.test(head) ? undefined : head;
}

/** No closing line between a key of the front matter and the caret. */
const isInBlock = (text: string, from: number, to: number): boolean =>
  from < to && !/^(?:---|\.\.\.)[ \t]*$/m.test(text.slice(from, to));
