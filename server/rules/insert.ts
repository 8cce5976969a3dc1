import type { Field, RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { promptFor } from "../note/prompt.ts";
import type { Span } from "../note/span.ts";
import type { Edit, Fix } from "./rule.ts";

/**
 * Adds a missing field where the note's layout wants it and as its other fields are written: with a prompt for the value, or
 * with a value that is often the right one. A blank field gets it behind its label. `today` is an ISO date.
 */
export function insertFixes(note: Note, name: RequiredField, today: string): Fix[] {
  const { label, prompt } = WORDING[name];
  return [
    {
      kind: "insert",
      title: { id: "fix/insert", args: { label } },
      edits: [editFor(note, name, label, promptFor(prompt))],
    },
    ...likelyValues(name, today).map((value): Fix => ({
      kind: "insert",
      title: { id: "fix/insert-value", args: { label, value } },
      edits: [editFor(note, name, label, value)],
    })),
  ];
}

/** What a peer service is most often billed and written as (CalMHSA), and the day it is. Never what happened. */
function likelyValues(name: RequiredField, today: string): readonly string[] {
  if (name === "date" || name === "signature-date") return [today.replace(/^(\d+)-(\d+)-(\d+)$/, "$2/$3/$1")];
  if (name === "service-type") return ["Self-help/peer services", "Skill-building group"];
  if (name === "code") return ["H0038", "H0025"];
  return name === "location" ? ["Office", "Home", "Community", "Telehealth"] : [];
}

const WORDING: Readonly<Record<RequiredField, { readonly label: string; readonly prompt: string }>> = {
  "service-type": { label: "Service type", prompt: "what kind of peer service" },
  narrative: { label: "Narrative", prompt: "what you did together and how it helped" },
  date: { label: "Date of service", prompt: "the day you met" },
  duration: { label: "Duration", prompt: "minutes with the person" },
  location: { label: "Location", prompt: "where the person was" },
  signature: { label: "Signature", prompt: "your name and credential" },
  "signature-date": { label: "Date signed", prompt: "the day you sign" },
  "diagnosis-code": { label: "ICD-10", prompt: "the code on the problem list" },
  code: { label: "Code", prompt: "H0038 or H0025" },
  plan: { label: "Plan", prompt: "who will do what, and when" },
};

function editFor(note: Note, name: RequiredField, label: string, value: string): Edit {
  const { field } = note.facts[name];
  if (field?.label) return fillIn(note.text, field, value);
  const model = modelFor(note, name);
  if (model === undefined) return atEdge(note, name, `${label}: ${value}`);
  const before = fieldBefore(note, model);
  const written = likeModel(note.text, model, label);
  if (before) {
    const between = note.text.slice(before.value.end, model.label.start);
    const at = model.value.end;
    return { start: at, end: at, text: between + written + value };
  }
  const end = lineEnd(note.text, model.value.end);
  const tail = note.text.slice(model.value.end, end);
  const newline = note.text.includes("\r\n") ? "\r\n" : "\n";
  const head = note.text.slice(lineStart(note.text, model.label.start), model.label.start);
  return { start: end, end, text: newline + head + written + value + (tail.trim() === "|" ? tail : "") };
}

/** Behind a label that is there: in place of its placeholder, or after its colon. */
function fillIn(text: string, { value: place }: Field, value: string): Edit {
  const gap = place.start === place.end && /[^\s]/.test(text[place.start - 1] ?? " ") ? " " : "";
  return { ...place, text: gap + value };
}

type Labelled = Field & { readonly label: Span };

/** The field after which a new one belongs, and whose looks it takes: the last of the header, or the signature. */
function modelFor({ fields, prose }: Note, name: RequiredField): Labelled | undefined {
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

/** The label in the model's letters and marks: capitals, bold, snake case, and what stands before the value. */
function likeModel(text: string, { label, value, origin }: Labelled, wanted: string): string {
  const written = text.slice(label.start, label.end);
  const cased =
    written === written.toUpperCase()
      ? wanted.toUpperCase()
      : written === written.toLowerCase()
        ? wanted.toLowerCase()
        : wanted;
  const name =
    origin === "front-matter" || /^[a-z\d]+(?:_[a-z\d]+)+$/.test(written)
      ? cased.replace(/[^\p{L}\d]+/gu, "_")
      : cased;
  const between = text.slice(label.end, value.start);
  return name + (between.length > 40 || /[\r\n]|^ $/.test(between) ? ": " : between);
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

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/);
  return found < 0 ? text.length : at + found;
}
