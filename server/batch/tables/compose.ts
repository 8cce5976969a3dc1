import type { FieldName } from "../../note/fields.ts";
import { SECTIONS } from "../../note/labels.ts";
import type { Span } from "../../note/span.ts";
import type { Column } from "./columns.ts";

/** A cell in a note that was made of a row: where its line begins, and where its own text lies (UTF-16 offsets). */
export type Cell = Span & { readonly column: string; readonly lineStart: number };

/** A row as a note, and where in it each cell lies, in the order of the note. */
export type ComposedNote = { readonly text: string; readonly cells: readonly Cell[] };

/**
 * Makes a row into the note that it would be as a text: short facts on top, sentences below. A cell that is not there is left out;
 * an empty one leaves an empty field.
 */
export function composeNote(
  columns: readonly Column[],
  values: readonly (string | undefined)[],
): ComposedNote {
  const inOrder = columns
    .map((column, index) => ({ ...column, value: values[index] }))
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => Number(SECTIONS.has(a.field)) - Number(SECTIONS.has(b.field)));
  let text = "";
  const cells: Cell[] = [];
  const facts = inOrder.filter(({ field }) => !ABOUT.has(field));
  if (facts.length === 1 && facts[0]!.field === "narrative") return wholeNote(facts[0]!);
  for (const { name, field, label, value = "" } of inOrder) {
    if (text !== "") text += SECTIONS.has(field) ? "\n\n" : "\n";
    const lineStart = text.length;
    text += `${label}: `;
    cells.push({ column: name, lineStart, start: text.length, end: text.length + value.length });
    text += value;
  }
  return { text, cells };
}

/** Where all else is about the record, one cell holds the whole note, with labels of its own. */
const wholeNote = ({
  name,
  value: text = "",
}: {
  name: string;
  value?: string | undefined;
}): ComposedNote => ({
  text,
  cells: [{ column: name, lineStart: 0, start: 0, end: text.length }],
});

const ABOUT: ReadonlySet<FieldName> = new Set(["id", "person", "writer", "program", "other"]);

/** The cell in which a part of the note begins. */
export const cellAt = (cells: readonly Cell[], { start }: Span): Cell =>
  cells.findLast(({ lineStart }) => lineStart <= start) ?? cells[0]!;
