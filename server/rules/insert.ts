import type { Field, RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { isPlaceholder, startsAsPlaceholder } from "../note/placeholder.ts";
import { promptFor } from "../note/prompt.ts";
import { textOf } from "../note/span.ts";
import { asWritten } from "../note/written-day.ts";
import { isBorneOut } from "./borne-out.ts";
import { likeModel, lineStart, modelFor, type Labelled } from "./label-style.ts";
import { dayOrder, likelyValues, WORDING } from "./likely.ts";
import type { Edit, Fix } from "./rule.ts";

/**
 * Adds a missing field where the note's layout wants it and as its other fields are written: with a prompt for the value, or
 * with a value that is often the right one, if nothing else in the note speaks against it. A blank field gets it behind its
 * label. `today` is an ISO date.
 */
export function insertFixes(note: Note, name: RequiredField, today: string): Fix[] {
  const { label, prompt } = WORDING[name];
  const day = asWritten(today, dayOrder(note.text, note.facts[name].field?.label));
  return [
    {
      kind: "insert",
      title: { id: "fix/insert", args: { label } },
      edits: [editFor(note, name, label, promptFor(prompt))],
    },
    ...likelyValues(name, day)
      .filter((value) => isBorneOut(note, name, value))
      .map((value): Fix => ({
        kind: "insert",
        title: { id: "fix/insert-value", args: { label, value } },
        edits: [editFor(note, name, label, value)],
      })),
  ];
}

function editFor(note: Note, name: RequiredField, label: string, value: string): Edit {
  const { field } = note.facts[name];
  if (field?.label) return fillIn(note.text, field, value);
  const model = modelFor(note, name);
  if (model === undefined) return atEdge(note, name, `${label}: ${value}`);
  const before = fieldBefore(note, model);
  const written = likeModel(note, model, label);
  if (before) {
    const between = note.text.slice(before.value.end, model.label.start);
    const at = model.value.end;
    return { start: at, end: at, text: between + written + value };
  }
  const end = lineEnd(note.text, model.value.end);
  const tail = note.text.slice(model.value.end, end);
  const newline = note.text.includes("\r\n") ? "\r\n" : "\n";
  const head = note.text.slice(lineStart(note.text, model.label.start), model.label.start);
  const marks = /[\p{L}\d]/u.test(head) ? "" : head; // a bullet or a bar, not what a line says before its first label
  return { start: end, end, text: newline + marks + written + value + (tail.trim() === "|" ? tail : "") };
}

/** Behind a label that is there: in place of its placeholder or after its colon, and behind any other words, which stay. */
function fillIn(text: string, { value: place }: Field, value: string): Edit {
  const written = textOf(text, place);
  if (!isPlaceholder(written) && !startsAsPlaceholder(written))
    return { start: place.end, end: place.end, text: ` ${value}` };
  const gap = place.start === place.end && /[^\s]/.test(text[place.start - 1] ?? " ") ? " " : "";
  return { ...place, text: gap + value };
}

/** The labelled field in front of the model on the same line, if there is one: then a line holds several. */
function fieldBefore({ text, fields }: Note, model: Labelled): Field | undefined {
  const start = lineStart(text, model.label.start);
  return fields.findLast(
    (field) =>
      field.label &&
      field.value.end <= model.label.start &&
      field.label.start >= start &&
      field.value.end > field.value.start,
  );
}

/** Where no other field shows the way: header fields on top, plan before the signature, the rest at the end. */
function atEdge({ text, fields }: Note, name: RequiredField, line: string): Edit {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const top = text.startsWith("\uFEFF") ? 1 : 0;
  const closing =
    name === "plan" || name === "narrative" || name === "signature" || name === "signature-date";
  if (!closing) return { start: top, end: top, text: line + newline };
  const signature = fields.find(
    (field) => field.name === "signature" && field.origin !== "table" && field.origin !== "front-matter",
  );
  if (signature && name !== "signature" && name !== "signature-date") {
    const at = lineStart(text, (signature.label ?? signature.value).start);
    return { start: at, end: at, text: line + newline + newline };
  }
  const end = text.trimEnd().length;
  return { start: end, end, text: (end > 0 ? newline + newline : "") + line };
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/);
  return found < 0 ? text.length : at + found;
}
