import type { Span } from "./span.ts";
import { isWordCode } from "./words.ts";

/** What stands between quotation marks, the marks included. */
export type Quotation = Span;

/** Longest quotation that is believed, in UTF-16 units: past that a mark was forgotten, and nothing is taken as quoted. */
const LONGEST = 1200;

/**
 * Finds direct quotations in the prose: straight or curly double quotes, and single quotes where they cannot be
 * apostrophes. A quotation may cross lines, but not the blank line that ends a paragraph; one that is never
 * closed counts to the end of its line.
 */
export function quotationsOf(text: string, prose: readonly Span[]): Quotation[] {
  return prose.flatMap((span) =>
    [...paragraphsOf(text, span)].flatMap((paragraph) => quotationsIn(text, paragraph)),
  );
}

function quotationsIn(text: string, { start, end }: Span): Quotation[] {
  const found: Quotation[] = [];
  for (let at = start; at < end; at++) {
    if (!opensQuotation(text, at, start)) continue;
    const close = closingMark(text, at, end);
    if (close === undefined) continue;
    found.push({ start: at, end: close + 1 });
    at = close;
  }
  return found;
}

function opensQuotation(text: string, at: number, start: number): boolean {
  const char = text[at];
  if (char === '"' || char === "“" || char === "«" || char === "„") return !isInchMark(text, at);
  if (char !== "'" && char !== "‘") return false;
  const before = at > start ? text.charCodeAt(at - 1) : 32;
  return (
    !isWordCode(before) && at + 1 < text.length && isWordCode(text.charCodeAt(at + 1)) && !isElision(text, at)
  );
}

/** 5'10" and a 6" cut are measures. */
const isInchMark = (text: string, at: number): boolean =>
  text[at] === '"' &&
  at > 0 &&
  /\d/.test(text[at - 1]!) &&
  !/["“]/.test(text.slice(Math.max(0, at - 40), at));

/** 'em, 'cause, '98: an apostrophe at the head of a word. */
const isElision = (text: string, at: number): boolean =>
  /^['‘](?:em|cause|til|till|bout|round|tis|twas|n|\d\ds?)(?![\w'’])/i.test(text.slice(at, at + 8));

function closingMark(text: string, open: number, end: number): number | undefined {
  const single = text[open] === "'" || text[open] === "‘";
  const closers = single ? "'’" : text[open] === "«" ? "»" : '"”“';
  const limit = Math.min(end, open + LONGEST);
  for (let at = open + 1; at < limit; at++) {
    if (!closers.includes(text[at]!)) continue;
    if (!single) return at;
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
    if (!isWordCode(after) && text.charCodeAt(at - 1) > 32) return at;
  }
  if (single) return undefined;
  const line = text.indexOf("\n", open);
  return (line < 0 || line > limit ? limit : line) - 1;
}

function* paragraphsOf(text: string, { start, end }: Span): Generator<Span> {
  const blankLine = /\r?\n[ \t]*\r?\n/g;
  blankLine.lastIndex = start;
  let from = start;
  for (let found = blankLine.exec(text); found !== null && found.index < end; found = blankLine.exec(text)) {
    yield { start: from, end: found.index };
    from = found.index;
  }
  yield { start: from, end };
}
