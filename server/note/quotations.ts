import { once } from "./once.ts";
import type { Span } from "./span.ts";
import { isWordCode } from "./words.ts";

/** What stands between quotation marks, the marks included. */
export type Quotation = Span;

/**
 * Finds direct quotations in the prose: straight, curly or angle quotes, single quotes where they cannot be apostrophes,
 * and a dictated "quote ... unquote". A quotation may cross lines, but not the blank line that ends a paragraph.
 * People forget marks: one that is never closed holds to the end of its sentence, one that is only closed
 * from the start of its sentence.
 */
export function quotationsOf(text: string, prose: readonly Span[]): Quotation[] {
  return prose.flatMap((span) =>
    paragraphsOf(text, span).flatMap((paragraph) => quotationsIn(text, paragraph)),
  );
}

type Mark = {
  readonly start: number;
  readonly end: number;
  readonly sort: Sort;
  readonly opens: boolean;
  readonly closes: boolean;
};
type Sort = "double" | "single" | "spoken";

function quotationsIn(text: string, paragraph: Span): Quotation[] {
  const found: Quotation[] = [];
  let open: Mark | undefined;
  for (const mark of marksIn(text, paragraph)) {
    if (open === undefined) {
      if (mark.opens) open = mark;
      else if (mark.sort === "double") {
        found.push({
          start: sentenceStart(text, found.at(-1)?.end ?? paragraph.start, mark.start),
          end: mark.end,
        });
      }
    } else if (mark.sort === open.sort) {
      if (mark.closes) {
        found.push({ start: open.start, end: mark.end });
        open = undefined;
      } else {
        if (open.sort === "double")
          found.push({ start: open.start, end: unclosedEnd(text, open.end, mark.start) });
        open = mark;
      }
    } else if (open.sort === "single" && mark.sort === "double" && mark.opens) {
      open = mark; // the single mark was an apostrophe after all
    }
  }
  if (open !== undefined && open.sort !== "single") {
    found.push({ start: open.start, end: unclosedEnd(text, open.end, paragraph.end) });
  }
  return found;
}

function* marksIn(text: string, { start, end }: Span): Generator<Mark> {
  const pattern = /["“”„«»]|['‘’]|\b(?:un)?quote\b/gi;
  const within = text.slice(0, end); // a search in the whole text would go on to its end
  const lastUnquote = once(() => {
    const closing = within.slice(start).toLowerCase().lastIndexOf("unquote");
    return closing < 0 ? -1 : start + closing;
  });
  const paragraph: Paragraph = { start, end, lastUnquote };
  let opened = 0;
  pattern.lastIndex = start;
  for (let match = pattern.exec(within); match !== null; match = pattern.exec(within)) {
    const mark = markAt(text, match.index, match[0], paragraph, opened % 2 === 1);
    if (/["“]/.test(match[0])) opened++;
    if (mark !== undefined) yield mark;
  }
}

/** `lastUnquote` is where its last dictated mark stands that closes; -1 where there is none. */
type Paragraph = Span & { readonly lastUnquote: () => number };

function markAt(
  text: string,
  at: number,
  written: string,
  { start, end: limit, lastUnquote }: Paragraph,
  isOpen: boolean,
): Mark | undefined {
  const end = at + written.length;
  const before = at > start ? text.charCodeAt(at - 1) : 32;
  const after = end < limit ? text.charCodeAt(end) : 32;
  if (written.length > 1) {
    const unquote = written.length > 5;
    const sort: Sort = "spoken";
    // "and I quote," and "a quote from" are talk about quoting; dictation says the word and goes straight on.
    if (!unquote && !/^quote\s+[\w']/i.test(text.slice(at, limit))) return undefined;
    if (!unquote && lastUnquote() < end) return undefined;
    return { start: at, end, sort, opens: !unquote, closes: unquote };
  }
  if (/['‘’]/.test(written)) {
    const opens = !isWordCode(before) && isWordCode(after) && written !== "’" && !isElision(text, at);
    const closes = !isWordCode(after) && before > 32;
    return opens || closes ? { start: at, end, sort: "single", opens, closes } : undefined;
  }
  if (/["”]/.test(written) && before >= 48 && before <= 57 && !isWordCode(after) && !isOpen) {
    return undefined; // 6'2" is a measure
  }
  const opens = /[“„«]/.test(written) || (written === '"' && after > 32 && !isClosedBefore(before));
  const closes = /[”»]/.test(written) || (written === '"' && before > 32);
  return { start: at, end, sort: "double", opens, closes };
}

/** A mark glued to the word or full stop before it does not open anything. */
const isClosedBefore = (before: number): boolean =>
  isWordCode(before) || ".,!?;…".includes(String.fromCharCode(before));

/** 'em, 'cause, 'n', '98: an apostrophe at the head of a word. */
const isElision = (text: string, at: number): boolean =>
  /^['‘](?:em|cause|til|till|bout|round|tis|twas|n|\d\ds?)(?!\w)/i.test(text.slice(at, at + 8));

/** Where a quotation ends that nobody closed: behind its first sentence of more than three words. */
function unclosedEnd(text: string, from: number, limit: number): number {
  const stop = /[.!?]+(?=\s|$)|\n/g;
  stop.lastIndex = from;
  const within = text.slice(0, limit);
  let sentence = from;
  for (let match = stop.exec(within); match !== null; match = stop.exec(within)) {
    const end = match.index + match[0].length;
    if (text.slice(sentence, end).trim().split(/\s+/).length > 3) return end;
    sentence = end;
  }
  return limit;
}

function sentenceStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !/[.!?\n]/.test(text[start - 1]!)) start--;
  return start;
}

function paragraphsOf(text: string, { start, end }: Span): Span[] {
  const blankLine = /\r?\n[ \t]*\r?\n/g;
  blankLine.lastIndex = start;
  const paragraphs: Span[] = [];
  let from = start;
  const within = text.slice(0, end);
  for (let match = blankLine.exec(within); match !== null; match = blankLine.exec(within)) {
    paragraphs.push({ start: from, end: match.index });
    from = match.index + match[0].length;
  }
  paragraphs.push({ start: from, end });
  return paragraphs;
}
