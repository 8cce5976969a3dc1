import {
  SemanticTokensBuilder,
  SemanticTokenTypes,
  type Range,
  type SemanticTokens,
  type SemanticTokensLegend,
} from "vscode-languageserver";
import { readDuration } from "../note/durations.ts";
import type { RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { promptsIn } from "../note/prompt.ts";
import { overlaps, textOf, type Span } from "../note/span.ts";
import { findTimes } from "../note/times.ts";
import type { Checked } from "./checked.ts";
import { toRange, toSpan } from "./convert.ts";

/** What parts of a note are called. All are names that every theme knows. */
const TYPES = [
  SemanticTokenTypes.property,
  SemanticTokenTypes.namespace,
  SemanticTokenTypes.number,
  SemanticTokenTypes.string,
  SemanticTokenTypes.keyword,
] as const;
type Type = `${(typeof TYPES)[number]}`;

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [] };

type Mark = Span & { readonly type: Type };

/**
 * The parts of a note that are easier to read in a color of their own: labels, headings, quotations, prompts, and the values
 * that were understood. A value that is wrong has no color. With a range only what lies in it.
 */
export function semanticTokensOf(checked: Checked, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const within = range && toSpan(checked.document, range);
  for (const mark of marksIn(checked)) {
    if (within !== undefined && !overlaps(mark, within)) continue;
    for (const line of linesOf(checked.document.getText(), mark)) {
      const { start, end } = toRange(checked.document, line);
      builder.push(
        start.line,
        start.character,
        end.character - start.character,
        LEGEND.tokenTypes.indexOf(mark.type),
        0,
      );
    }
  }
  return builder.build();
}

/** In the order of the text, none in another. A prompt is seen wherever it stands. */
function marksIn({ note, findings }: Checked): Mark[] {
  if (note === undefined) return [];
  const prompts = promptsIn(note.text);
  const wrong = new Set(findings.filter(({ data }) => data["state"] === "invalid").map(({ rule }) => rule));
  const others = [
    ...note.sections.flatMap(({ heading }) => marked("namespace", heading)),
    ...note.fields.flatMap(({ label }) => marked("property", label)),
    ...VALUES.flatMap(([name, type]) =>
      wrong.has(`field/${name}`) ? [] : marked(type, understood(note, name)),
    ),
    ...(wrong.has("field/duration") ? [] : timesOf(note).flatMap((time) => marked("number", time))),
    ...note.quotations.flatMap((quotation) => marked("string", quotation)),
  ].filter((mark) => !prompts.some((prompt) => overlaps(prompt, mark)));
  return withoutOverlaps([...prompts.flatMap((prompt) => marked("keyword", prompt)), ...others]);
}

const marked = (type: Type, span: Span | undefined): Mark[] =>
  span === undefined ? [] : [{ start: span.start, end: span.end, type }];

/** The facts whose values are more than sentences. */
const VALUES: readonly (readonly [RequiredField, Type])[] = [
  ["date", "number"],
  ["signature-date", "number"],
  ["duration", "number"],
  ["code", "string"],
  ["diagnosis-code", "string"],
  ["service-type", "string"],
  ["location", "string"],
  ["signature", "string"],
];

/** What only the narrative tells stays a part of the narrative. */
function understood({ facts }: Note, name: RequiredField): Span | undefined {
  const { state, at } = facts[name];
  return state === "present" ? at : undefined;
}

/** Travel, documentation, start and end go with the duration. They are understood where they hold minutes or a time of day. */
const timesOf = ({ fields, text }: Note): Span[] =>
  fields
    .filter(({ name, value }) => {
      const words = textOf(text, value);
      if (name === "travel" || name === "documentation") return readDuration(words, "minutes") !== undefined;
      return (name === "start" || name === "end" || name === "time") && findTimes(words).length > 0;
    })
    .map(({ value }) => value);

/** Of marks that start at the same place the first that was named stays: a heading is also a label. */
function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  }
  return kept;
}

/** A token ends with its line. */
const linesOf = (text: string, span: Span): Span[] =>
  Array.from(textOf(text, span).matchAll(/\S(?:[^\r\n]*\S)?/g), ({ index, 0: words }) => ({
    start: span.start + index,
    end: span.start + index + words.length,
  }));
