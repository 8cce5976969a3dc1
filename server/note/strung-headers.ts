import { matchesOf } from "./matches.ts";
import { findDates } from "./dates.ts";
import { factsIn } from "./header-lines.ts";
import type { Line } from "./lines.ts";
import type { Piece } from "./pieces.ts";
import { addPieces, openSection, type Sheet } from "./sheet.ts";
import { trimmed, type Span } from "./span.ts";
import { SPOKEN_STORY, spokenLabelsIn } from "./worded-labels.ts";

/**
 * A header in telegram style: "OUTREACH. H0038. 04/21/26. 20 min direct. Loc: Fulton St." or the same between commas.
 * Short stretches that state three kinds of facts are fields, not sentences.
 */
export function readTelegram(sheet: Sheet, span: Span): boolean {
  const { text } = sheet;
  if (sheet.told || span.end - span.start > 300) return false;
  const pieces =
    telegramPieces(sheet, stretchesOf(text, span, STOPS)) ??
    telegramPieces(sheet, dashStretches(sheet, span)) ??
    telegramPieces(sheet, commaStretches(text, span));
  if (pieces === undefined) return false;
  addPieces(sheet, pieces, "header");
  return true;
}

function telegramPieces({ text, book, cut }: Sheet, cells: readonly Span[]): Piece[] | undefined {
  if (cells.length < 4 || !cells.every((cell) => isShort(text.slice(cell.start, cell.end)))) return undefined;
  const pieces = cells.flatMap((cell) => cut.header(cell));
  if (pieces.some(({ meaning }) => meaning?.section)) return undefined;
  const facts = factsIn(text.slice(cells[0]!.start, cells.at(-1)!.end));
  const labels = pieces.filter(
    ({ label, meaning }) => label && meaning && COLON.test(text[label.end] ?? ""),
  ).length;
  if (facts < 3 && (facts < 1 || facts + labels < 4)) return undefined;
  const named = cells.flatMap((cell) => commaLabel(text, cell, book.meaningOf) ?? []);
  return named.length > 2
    ? cells.flatMap((cell) => commaLabel(text, cell, book.meaningOf) ?? cut.header(cell))
    : pieces;
}

const COLON = /[:*]/;

/** Up to eight words; somebody may sign in a few more. */
const isShort = (written: string): boolean =>
  written.split(/\s+/).length < (/\bsigned\b/i.test(written) ? 14 : 9);

/** "Service, individual peer support": with dictated marks a comma may stand for the colon. */
function commaLabel(text: string, cell: Span, meaningOf: Sheet["book"]["meaningOf"]): Piece | undefined {
  const label = /^\s?(\p{L}[\p{L}\d -]{2,24}),\s/u.exec(text.slice(cell.start, cell.end));
  const meaning = label === null ? undefined : meaningOf(label[1]!);
  if (label === null || !meaning?.exact || meaning.section) return undefined;
  const start = cell.start + label[0].indexOf(label[1]!);
  return {
    label: { start, end: start + label[1]!.length },
    meaning,
    value: trimmed(text, { start: cell.start + label[0].length, end: cell.end }),
  };
}

const STOPS = /(?<!\b(?:dr|mr|mrs|ms|st|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\.(?:\s+|$)/gi;

/** Behind a label a dash stands for the colon: "Date - 3/4/25 | Loc - clinic". */
const dashStretches = ({ text, cut }: Sheet, span: Span): Span[] =>
  cut.header(span).some(({ label }) => label) ? [] : stretchesOf(text, span, DASHES);

/** A dash between two numbers is a range. */
const DASHES = /(?<!\d|\d\s?[ap]m?)\s[-–—]\s+|\s[-–—]\s+(?!\d)/gi;

/** What stands between separators, without them. */
function stretchesOf(text: string, { start, end }: Span, separator: RegExp): Span[] {
  const stops = matchesOf(text.slice(start, end), separator);
  const ends = [...stops.map(({ index }) => start + index), end];
  const starts = [start, ...stops.map(({ index, 0: stop }) => start + index + stop.length)];
  return starts.map((from, at) => ({ start: from, end: ends[at]! })).filter((cell) => cell.end > cell.start);
}

const MARKS = new RegExp(String.raw`(?<!\bh(?:ou)?rs?),\s+|\s[/|]\s|${STOPS.source}`, "gi");

/** Cut at all its marks, but not inside a date, a line is a header only if nobody does anything in it. */
function commaStretches(text: string, span: Span): Span[] {
  const written = text.slice(span.start, span.end);
  // Between labels with colons a comma stands inside a value.
  if (TOLD.test(written) || /[!?]\s|\p{L}[*_]{0,2}:/u.test(written)) return [];
  const dates = findDates(written);
  return stretchesOf(text, span, MARKS).reduce<Span[]>((cells, cell) => {
    const last = cells.at(-1);
    const inDate = dates.some(
      ({ start, end }) => span.start + start < cell.start && cell.start < span.start + end,
    );
    if (last && inDate) cells[cells.length - 1] = { start: last.start, end: cell.end };
    else cells.push(cell);
    return cells;
  }, []);
}

const TOLD = /\b(?:I|we|he|she|they|met|saw|told|said|went|talked|visited|spent|came|called|was|were)\b/i;

/**
 * A dictated header has no colons: "service type outreach and engagement", "where behind the laundromat". It may run on:
 * "date of service 4/8/2026 service type peer support time in 3 15 pm time out 4 pm location riverside hub".
 */
export function readDictated(sheet: Sheet, span: Span, next: Line | undefined): boolean {
  const { text, book } = sheet;
  if (sheet.told) return false;
  if (readRunOn(sheet, span)) return true;
  const written = text.slice(span.start, span.end);
  const label = DICTATED.exec(written)?.[0];
  if (label === undefined || written.length > 100 || /[.!?:,]$/.test(written)) return false;
  const below = next === undefined || next.blank ? "" : text.slice(next.content, next.end);
  if (sheet.fields.length === 0 && (below.length > 60 || factsIn(below) === 0)) return false;
  const [head, ...others] = sheet.cut.header(span);
  if (head === undefined || head.label !== undefined) return false;
  const value = { start: span.start + label.length + 1, end: head.value.end };
  const named = { start: span.start, end: span.start + label.length };
  addPieces(sheet, [{ label: named, meaning: book.meaningOf(label), value }, ...others], "header");
  return true;
}

/** Labels whose value has no shape of its own, in small letters as dictation writes them. */
const DICTATED =
  /^(?:service type|type of service|service|where|location|place of service|place)(?= \[?\p{L})/u;

/** How far a header on one line with its story may run, in UTF-16 units. */
const LONGEST_RUN = 400;

function readRunOn(sheet: Sheet, span: Span): boolean {
  const { text } = sheet;
  const window = text.slice(span.start, Math.min(span.end, span.start + LONGEST_RUN));
  const story = SPOKEN_STORY.exec(window);
  const end = story ? span.start + story.index : span.end;
  const written = text.slice(span.start, end);
  if (written.length > LONGEST_RUN || /[:|\t;]|[.!?]\s|,\s/.test(written)) return false;
  const pieces = sheet.cut.header({ start: span.start, end }).flatMap((piece) => spokenPieces(sheet, piece));
  if (pieces.filter(({ meaning }) => meaning && !meaning.section).length < 3) return false;
  addPieces(sheet, pieces, "header");
  if (story) {
    const heading = { start: end, end: end + story[0].length };
    openSection(sheet, "narrative", heading, { start: heading.end + 1, end: span.end }, false);
  }
  return true;
}

function spokenPieces({ text, book }: Sheet, piece: Piece): Piece[] {
  const { value } = piece;
  const found = spokenLabelsIn(text.slice(value.start, value.end));
  if (found.length === 0) return [piece];
  const starts = found.map(({ label }) => value.start + label.start);
  const head = { ...piece, value: trimmed(text, { start: value.start, end: starts[0]! }) };
  const others = found.map(({ label, value: from }, at) => ({
    label: { start: starts[at]!, end: value.start + label.end },
    meaning: book.meaningOf(text.slice(starts[at]!, value.start + label.end)),
    value: trimmed(text, { start: value.start + from, end: starts[at + 1] ?? value.end }),
  }));
  return head.label || head.value.end > head.value.start ? [head, ...others] : others;
}
