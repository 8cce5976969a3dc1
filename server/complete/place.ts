import type { Field } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { isPlaceholder } from "../note/placeholder.ts";
import { hasPrompt } from "../note/prompt.ts";
import type { Span } from "../note/span.ts";
import { lineStart, type Labelled } from "../rules/label-style.ts";

/** A caret behind a label. */
export type ValuePlace = {
  readonly field: Labelled;
  /** What a value takes the place of: a placeholder, or the word that is being written. The caret stands in it. */
  readonly taken: Span;
  /** The value is a placeholder or not there at all. */
  readonly open: boolean;
};

/** The label that a caret stands behind, on its line or, where the label is a heading, on the line below. */
export function valuePlaceAt({ text, fields }: Note, offset: number): ValuePlace | undefined {
  const field = fields.filter(isLabelled).reduce<Labelled | undefined>((last, next) => {
    if (next.label.end > offset || (last && next.label.end < last.label.end)) return last;
    return next;
  }, undefined);
  if (field === undefined || text[field.label.start] === '"') return undefined; // a key in a JSON record
  const { value } = field;
  const written = text.slice(value.start, value.end);
  const open = isPlaceholder(written) || hasPrompt(written);
  if (value.end === value.start) {
    const stands = field.origin === "table" ? offset === value.start : isGap(text, field.label.end, offset);
    return stands ? { field, taken: { start: offset, end: offset }, open: true } : undefined;
  }
  const before = offset < value.start;
  if (field.origin === "table" ? before || offset > value.end : !isReached(text, field, offset))
    return undefined;
  const taken = {
    start: Math.min(value.start, offset),
    end: Math.max(offset, open ? value.end : wordEnd(text, Math.max(offset, value.start))),
  };
  return /[\r\n]/.test(text.slice(taken.start, taken.end)) ? undefined : { field, taken, open };
}

const isLabelled = (field: Field): field is Labelled => field.label !== undefined;

/** Nothing but marks and blanks between a label and the caret, and no line of its own but below a heading. */
function isGap(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to);
  if (gap.length > 80 || !/^[\s:：*_=|.–—-]*$/u.test(gap)) return false;
  const lines = gap.split(/\r\n|\r|\n/);
  if (lines.length === 1) return /\S|\s{2}|\t/.test(gap);
  return lines.length === 2 && !/[:：]/.test(lines[0]!) && isRestBlank(text, to);
}

/** The caret stands in the value, before it, or behind it with only blanks between. */
function isReached(text: string, { label, value }: Field, offset: number): boolean {
  if (offset < value.start) return isGap(text, label!.end, offset);
  return offset <= value.end || /^[ \t]*$/.test(text.slice(value.end, offset));
}

const wordEnd = (text: string, at: number): number =>
  at + /^[^\s,;|()*]*/.exec(text.slice(at, at + 80))![0].length;

/** The blank that a label wants behind it. */
export const gapBefore = (text: string, at: number): string => (/\S/.test(text[at - 1] ?? " ") ? " " : "");

/** A caret at the start of a line, or behind the first words of one that may become a label. */
export type LinePlace = {
  /** From the first mark on the line to the caret. */
  readonly taken: Span;
  /** What stands before the words: "**", "## ", "- ". */
  readonly marks: string;
  readonly words: string;
};

export function linePlaceAt({ text }: Note, offset: number): LinePlace | undefined {
  if (!isRestBlank(text, offset)) return undefined;
  const start = lineStart(text, offset);
  const found = LINE_START.exec(text.slice(start, offset));
  if (found === null) return undefined;
  const [, indent = "", marks = "", words = ""] = found;
  return { taken: { start: start + indent.length, end: offset }, marks, words };
}

const LINE_START =
  /^(\uFEFF?[ \t]*)((?:[-*•]\s+)?(?:#{1,6}\s+|[*_]{1,2})?)([\p{L}\d][\p{L}\d '’/_-]{0,39})?$/u;

const isRestBlank = (text: string, offset: number): boolean =>
  /^[ \t*_]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 200));
