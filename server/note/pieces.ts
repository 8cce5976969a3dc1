import { FORMAT_LETTERS, LABEL_WINDOW, LONGEST_LABEL, type LabelBook, type LabelMeaning } from "./labels.ts";
import { cellsOf } from "./lines.ts";
import { trimmed, type Span } from "./span.ts";
import { wordedLabelAt } from "./worded-labels.ts";

/** A part of a line: a label with its value, or a value that has none. */
export type Piece = {
  readonly label?: Span;
  readonly meaning?: LabelMeaning | undefined;
  readonly value: Span;
};

/** A label found at an offset: where it stands, what it means, where its value starts. */
export type Hit = {
  readonly label: Span;
  readonly meaning: LabelMeaning | undefined;
  readonly value: number;
  readonly colon: boolean;
};

/**
 * Cuts a line of header fields at its labels and separators: "DOS: 4/2/25    Start 0930 End 1010 | H0038".
 * What stands before the first label, or between separators without one, is a piece without a label.
 */
export function headerPieces(text: string, span: Span, book: LabelBook): Piece[] {
  return cellsOf(text, span).flatMap((cell) => cellPieces(text, trimmed(text, cell), book));
}

/**
 * Cuts running text where a new section starts: at its head, behind the end of a sentence, or behind a cell
 * separator. "She agreed. Plan: call Friday" has a plan; "the plan: call Friday" is text.
 */
export function prosePieces(text: string, span: Span, book: LabelBook): Piece[] {
  const pieces: Piece[] = [];
  let open: Hit | undefined = labelAt(text, span.start, span.end, book, true);
  let from = open ? open.value : span.start;
  const close = (end: number) => {
    const value = trimmed(text, { start: Math.min(from, end), end });
    if (open) pieces.push({ label: open.label, meaning: open.meaning, value });
    else if (value.end > value.start) pieces.push({ value });
  };
  // Cut out first: a search through the whole text would run on far behind a short line.
  const line = text.slice(span.start, span.end);
  SECTION_BREAK.lastIndex = from - span.start;
  for (
    let found = SECTION_BREAK.exec(line);
    found !== null && pieces.length < MOST_PIECES;
    found = SECTION_BREAK.exec(line)
  ) {
    const index = span.start + found.index;
    const at = index + found[0].length;
    const next = at < span.end ? runOnAt(text, at, span.end, book) : undefined;
    if (next === undefined) continue;
    close(index + found[0].trimEnd().replace(/[|;\t]$/, "").length);
    open = next;
    from = next.value;
    SECTION_BREAK.lastIndex = next.value - span.start;
  }
  close(span.end);
  return pieces;
}

/** A paragraph with more sections than this is no note. */
const MOST_PIECES = 1000;

/** The end of a sentence or of a cell. Only short stretches of white space are looked at, so that the search is linear. */
const SECTION_BREAK = /[.!?:][”"’')\]*]{0,3}\s{1,3}|[|;\t]\s{0,3}|(?<=[^\s]) {2,4}(?=\S)/gu;

/** A label in the middle of running text: known as a whole, written like a heading, and with a colon or letter behind it. */
function runOnAt(text: string, at: number, end: number, book: LabelBook): Hit | undefined {
  if (!/^[*_([<]{0,3}\p{Lu}/u.test(text.slice(at, at + 5))) return undefined;
  const hit = mayOpen(text, at, book) ? signedLabelAt(text, at, end, book, false) : undefined;
  return hit?.meaning?.exact ? hit : undefined;
}

function cellPieces(text: string, cell: Span, book: LabelBook): Piece[] {
  const pieces: Piece[] = [];
  let open: Hit | undefined =
    labelAt(text, cell.start, cell.end, book, true) ?? wordedLabelAt(text, cell.start, cell.end, book);
  let from = open ? open.value : cell.start;
  for (let at = nextWord(text, from, cell.end); at < cell.end; at = nextWord(text, at, cell.end)) {
    if (open?.meaning?.section) break;
    const hit = /[\p{L}*_([<]/u.test(text[at]!)
      ? (labelAt(text, at, cell.end, book, false) ??
        (open || !isLetterBefore(text, at) ? wordedLabelAt(text, at, cell.end, book) : undefined))
      : undefined;
    if (hit === undefined || !hit.meaning?.exact || !splits(text, open, from, at, hit)) continue;
    push(at);
    open = hit;
    from = hit.value;
    at = Math.max(at, from - 1);
  }
  push(cell.end);
  return pieces;

  function push(end: number): void {
    const value = trimmed(text, { start: from, end });
    if (open) pieces.push({ label: open.label, meaning: open.meaning, value });
    else if (value.end > value.start) pieces.push({ value });
  }
}

/** In "His LOC was raised" a word stands before the capitals, in "3/4/25 LOC clinic" a value. */
const isLetterBefore = (text: string, at: number): boolean =>
  /\p{L}[\s(]{0,3}$/u.test(text.slice(Math.max(0, at - 4), at));

/** A glance at the word that stands there: most words open no label, and need no closer look. */
function mayOpen(text: string, at: number, book: LabelBook): boolean {
  const word = /^[*_([<>bu]{0,4}?(\p{L}+)/u.exec(text.slice(at, at + 24))?.[1];
  return word !== undefined && (word.length === 1 || book.opens(word));
}

/** "Start 9:30 End 10:10" has two fields; in "Duration: 60 min, travel 30" the travel time is a part of the value. */
function splits(text: string, open: Hit | undefined, from: number, at: number, hit: Hit): boolean {
  if (hit.meaning!.name === "travel" || hit.meaning!.name === "documentation") {
    return hit.colon && !/[(]/.test(text.slice(from, at)) && open?.meaning?.name !== "duration";
  }
  if (hit.colon) return true;
  if (open === undefined) return true;
  return (
    hit.meaning!.name !== open.meaning?.name &&
    hit.meaning!.name !== "duration" &&
    hit.meaning!.name !== "time"
  );
}

/** The start of the next word behind an offset. */
function nextWord(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && !isGap(text[next]!)) next++;
  while (next < end && isGap(text[next]!)) next++;
  return next;
}

const isGap = (char: string): boolean =>
  char === " " || char === "\u00a0" || char === "," || char === "(" || char === "\t";

/**
 * The label at an offset, if one stands there: "Label:", "**Label** ", "[Label]", "(P)", "Label - ", "Label = ", and
 * "DOS 3/4/25" where the value has the shape that the label asks for. `atStart` also takes labels that are only
 * known by their words, or not at all (those have no meaning).
 */
export function labelAt(
  text: string,
  at: number,
  end: number,
  book: LabelBook,
  atStart: boolean,
): Hit | undefined {
  const signed = signedLabelAt(text, at, end, book, atStart);
  if (signed?.meaning?.exact) return signed;
  // "Start 1530 end 1610 Place: clinic" opens with the start, whatever its last word
  return bareLabel(text, at, end, book, atStart) ?? signed;
}

/** A label that a sign sets off from what follows. */
function signedLabelAt(
  text: string,
  at: number,
  end: number,
  book: LabelBook,
  atStart: boolean,
): Hit | undefined {
  const window = text.slice(at, Math.min(end, at + LABEL_WINDOW));
  const opening = OPENING.exec(window)![0];
  const rest = window.slice(opening.length);
  const named =
    colonLabel(rest, opening, book, atStart) ??
    wrappedLabel(rest, opening, book) ??
    dashLabel(rest, book, atStart);
  if (named === undefined) return undefined;
  const start = at + opening.length;
  return {
    label: { start, end: start + named.label },
    meaning: named.meaning,
    value: Math.min(end, start + named.value),
    colon: true,
  };
}

const OPENING = /^(?:\*{1,3}|_{1,3}(?=\p{L})|<(?:b|u|i|strong|em)>|\[|\((?=\p{L}{1,2}\)))*/u;

/** Lengths, counted from behind the opening marks. */
type Named = {
  readonly label: number;
  readonly value: number;
  readonly meaning: LabelMeaning | undefined;
};

function colonLabel(rest: string, opening: string, book: LabelBook, atStart: boolean): Named | undefined {
  const colon = /[:：]/u.exec(rest);
  if (colon === null || colon.index > LONGEST_LABEL || colon.index === 0) return undefined;
  const written = rest.slice(0, colon.index);
  const label = written.replace(CLOSING_END, "");
  if (/["“”!?;|\t]|\s{2}|\d{1,2}$|^_|[\p{L}\d]{4}\.\s/u.test(label) && !/icd/i.test(label)) return undefined;
  const meaning = letterMeaning(label) ?? book.meaningOf(label);
  if (meaning === undefined && !(atStart && looksLikeLabel(label, opening))) return undefined;
  const value =
    colon.index +
    1 +
    /^(?:[*_]|<\/(?:b|u|i|strong|em)>|\]|\))*\s*/u.exec(rest.slice(colon.index + 1))![0].length;
  return { label: label.length, value, meaning };
}

/** Bold, bracketed and underlined labels need no colon. */
function wrappedLabel(rest: string, opening: string, book: LabelBook): Named | undefined {
  if (opening === "") return undefined;
  const closing = /\*{1,3}|_{1,3}(?=\W|$)|<\/(?:b|u|i|strong|em)>|\]|\)/u.exec(rest);
  if (closing === null || closing.index === 0) return undefined;
  const label = rest.slice(0, closing.index).replace(/[\s.,:–—-]+$/u, "");
  const meaning = letterMeaning(label) ?? book.meaningOf(label);
  if (!meaning?.exact) return undefined;
  const after = closing.index + closing[0].length;
  return {
    label: label.length,
    value: after + /^[\s:.–—=-]*/u.exec(rest.slice(after))![0].length,
    meaning,
  };
}

function dashLabel(rest: string, book: LabelBook, atStart: boolean): Named | undefined {
  const dash = /\s{0,3}(?:=+>?|->|→|>>)\s?|\s{1,3}(?:--?|–|—|>)(?:\s|$)|\.{3,}\s?|[–—]\s?|\?\s/u.exec(rest);
  if (dash === null || dash.index === 0 || !atStart) return undefined;
  const label = rest.slice(0, dash.index).replace(CLOSING_END, "");
  const meaning = letterMeaning(label) ?? book.meaningOf(label);
  return meaning?.exact ? { label: label.length, value: dash.index + dash[0].length, meaning } : undefined;
}

/** "DOS 3/4/25", "ICD-10 F43.23", "Start 0930": no sign between, so the value must have the right shape. */
function bareLabel(
  text: string,
  at: number,
  end: number,
  book: LabelBook,
  atStart: boolean,
): Hit | undefined {
  const window = text.slice(at, Math.min(end, at + LABEL_WINDOW));
  // The value comes behind four words at most, and all but a month's name hold a digit or a line to write on.
  if (!/[\d_]/.test(window) || !mayOpen(text, at, book)) return undefined;
  const words = /^(\p{L}[\p{L}\d./#-]*)((?:\s\p{L}[\p{L}\d./#-]*){0,3})/u.exec(window);
  if (words === null) return undefined;
  const ends = [words[1]!.length];
  for (const word of words[2]!.matchAll(/\s\S+/gu)) ends.push(words[1]!.length + word.index + word[0].length);
  for (const length of ends.reverse()) {
    const value = at + length + 1;
    if (value > end || window[length] === ",") continue; // "with the family, 15 minutes driving"
    const written = window.slice(0, length);
    if (/\p{L}{4}\.\s/u.test(written)) continue; // "bridging visit. Date: 4/14/26" has one label
    if (SMALL_WORDS.has(written.toLowerCase()) && !(atStart && /^(?:IN|OUT)$/.test(written))) continue;
    const behind = window.slice(length + 1);
    if (!ANY_SHAPE.test(behind)) continue;
    const meaning = book.meaningOf(written);
    const shape = meaning?.exact ? SHAPES[meaning.name] : undefined;
    if (shape?.test(behind)) return { label: { start: at, end: at + length }, meaning, value, colon: false };
  }
  return undefined;
}

/** Labels of a form's own boxes that are also the small words of a sentence. */
const SMALL_WORDS = new Set(["to", "from", "in", "out", "by", "when", "day", "who", "today", "s"]);

const DATE_SHAPE =
  /^\s?(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|\d{1,2}\s\p{L}{3,9}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d|_{3})/iu;
const TIME_SHAPE = /^\s?(?:\d{1,2}:\d{2}|\d{1,2}\s\d{2}\s?[ap]\.?m|\d{3,4}\b|\d{1,2}\s?[ap]\.?m?\b|_{3})/iu;
const MINUTES_SHAPE = /^\s?(?:\d+(?:\.\d+)?\s?(?:m|h)|\d{1,3}\b(?![/.-])|_{3})/iu;
const SHAPES: Readonly<Partial<Record<string, RegExp>>> = {
  date: DATE_SHAPE,
  "signature-date": DATE_SHAPE,
  start: TIME_SHAPE,
  end: TIME_SHAPE,
  time: TIME_SHAPE,
  duration: MINUTES_SHAPE,
  travel: MINUTES_SHAPE,
  documentation: MINUTES_SHAPE,
  "diagnosis-code": /^\s?(?:[A-Z][\dO][\dA-Z](?:\.|\b|\d)|\d{3}\.\d|_{3})/iu,
  code: /^\s?(?:[A-Z][\dO]{4}|\d{5}\b|_{3})/iu,
  location: /^\s?(?:\d{2}\b(?![/:.-])|_{3})/u,
  id: /^\s?[#\d][\d-]+/u,
};

/** What every value that needs no colon opens with: a digit, a code's letter, a month, or a line to write on. */
const ANY_SHAPE =
  /^\s?(?:[#\d]|_{3}|[A-Z][\dO]|\d{1,2}\s\p{L}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;

/** One mark at a time: by threes a row of stars could be told apart in more ways than can be tried. */
const CLOSING_END = /(?:[*_]|<\/(?:b|u|i|strong|em)>|\]|\)(?<!\([^)]{0,40}\)))*\s*$/u;

/** One letter of BIRP, DAP, SOAP and the like. */
function letterMeaning(label: string): LabelMeaning | undefined {
  const written = label.trim();
  if (written.length > "(P).".length) return undefined; // as most are
  const letter = written.replace(/^\(?(\p{L})\)?[.)]?$/u, "$1").toUpperCase();
  if (letter.length !== 1 || !FORMAT_LETTERS.has(letter)) return undefined;
  return { name: letter === "P" ? "plan" : letter === "G" ? "goal" : "section", section: true, exact: true };
}

/** An unknown label is a few words that open like one: a capital, or bold. "She said: ..." is a sentence. */
function looksLikeLabel(label: string, opening: string): boolean {
  const words = label.trim().split(/\s+/);
  if (words.length > 5 || /[.,"“”]/.test(label.replace(/\b\p{L}{1,4}\./gu, ""))) return false;
  if (
    /\b(?:said|says|told|asked|saying|is|was|are|were|he|she|they|we|i|you)$/i.test(label) ||
    /^(?:he|she|they|we|i|you)\b/i.test(label)
  )
    return false;
  return opening !== "" || /^[\p{Lu}\d]/u.test(label) || /^[a-z]+(?:[_-][a-z\d]+)*$/.test(label);
}
