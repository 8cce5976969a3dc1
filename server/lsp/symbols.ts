import { SymbolKind, type DocumentSymbol } from "vscode-languageserver";
import type { Language } from "../saying.ts";
import type { Field, Section } from "../note/fields.ts";
import { headOf, textOf, type Span } from "../note/span.ts";
import { ruleById } from "../rules/index.ts";
import { textsOf } from "../rules/texts.ts";
import type { Read } from "./checked.ts";
import { toRange } from "./convert.ts";

/** The outline of a note: its fields and sections in the order of the text, each with the beginning of what it says. */
export function symbolsOf({ document, note, config }: Read): DocumentSymbol[] {
  if (note === undefined) return [];
  return [...note.fields, ...note.sections.flatMap(asField)]
    .map((field) => ({
      ...placeOf(field),
      name: nameOf(note.text, field, config.language),
      value: field.value,
    }))
    .filter(({ name }) => name !== "")
    .sort((a, b) => a.whole.start - b.whole.start)
    .map(({ name, value, whole, label }) => ({
      name,
      detail: opening(textOf(note.text, value)),
      kind: SymbolKind.Field,
      range: toRange(document, whole),
      selectionRange: toRange(document, label),
    }));
}

/** A section of the narrative, such as "Response". The others are among the fields. */
const asField = ({ name, heading, body }: Section): Field[] =>
  name === "section" && heading ? [{ name, label: heading, value: body, origin: "header" }] : [];

/** In a table the label may stand at the head of a column, far from its value: there the value stands for both. */
function placeOf({ label, value, origin }: Field): { readonly whole: Span; readonly label: Span } {
  if (label === undefined || origin === "table") return { whole: value, label: value };
  return { whole: { start: label.start, end: Math.max(label.end, value.end) }, label };
}

/** The label as it is written; where there is none, what the rule about the fact calls it. */
function nameOf(text: string, { name, label }: Field, language: Language): string {
  if (label) return opening(textOf(text, label));
  const rule = ruleById.get(`field/${name}`);
  return rule ? textsOf(rule, language).title : "";
}

/** As many words as a list has room for, on one line. */
export function opening(written: string): string {
  const words = written.slice(0, 200).replace(/\s+/g, " ").trim();
  return words.length > 60 ? `${headOf(words, 57)}...` : words;
}
