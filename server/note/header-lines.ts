import { findDiagnosisCodes, findProcedureCodes } from "./codes.ts";
import { findDates } from "./dates.ts";
import { readDuration } from "./durations.ts";
import { readValueBelow } from "./headings.ts";
import { cellsOf, type Line } from "./lines.ts";
import { headerPieces, labelAt, prosePieces, type Piece } from "./pieces.ts";
import { addPieces, isSentence, openSection, readText, type Sheet } from "./sheet.ts";
import { trimmed, type Span } from "./span.ts";

/** A line that opens with a label, or one whose cells do. */
export function readHeaderLine(sheet: Sheet, span: Span, line: Line): boolean {
  const { text, book } = sheet;
  if (sheet.open && !sheet.open.paused && continuesSentence(sheet, span, line)) return false;
  const first = labelAt(text, span.start, span.end, book, true);
  if (first?.meaning?.section) {
    addPieces(sheet, prosePieces(text, span, book), "header");
    return true;
  }
  if (
    first?.meaning &&
    (first.meaning.exact ||
      !sheet.told ||
      sheet.signed ||
      first.value >= span.end ||
      span.end - first.value < 60)
  ) {
    if (
      sheet.told &&
      isSentence(text.slice(first.value, Math.min(span.end, first.value + 400))) &&
      !first.meaning.exact
    )
      return false;
    addPieces(sheet, headerPieces(text, span, book), "header");
    return true;
  }
  if (sheet.waiting && !first?.meaning && readValueBelow(sheet, span)) return true;
  if (first && !first.meaning) {
    const value = text.slice(first.value, Math.min(span.end, first.value + 400));
    const inHeader = !sheet.told || sheet.signed;
    if (!isSentence(value) && inHeader) {
      addPieces(sheet, headerPieces(text, span, book), "header");
      return true;
    }
    if (isSentence(value) && (!sheet.open || sheet.open.paused || first.label.end - first.label.start < 30)) {
      openSection(sheet, "section", first.label, trimmed(text, { start: first.value, end: span.end }), false);
      return true;
    }
  }
  return false;
}

/** A line that goes on with the sentence above: that one did not end, and this one opens with a small letter. */
function continuesSentence(sheet: Sheet, span: Span, line: Line): boolean {
  const { text, open } = sheet;
  if (open === undefined || open.end === open.start || line.bullet) return false;
  return (
    !/[.!?:;"”)*]/.test(text[open.end - 1]!) &&
    /^\p{Ll}/u.test(text[span.start]!) &&
    open.end - open.start > 40
  );
}

/** A line of several cells of which some are labels or facts, or a title. */
export function readLoose(sheet: Sheet, span: Span, next: Line | undefined): boolean {
  const { text, book } = sheet;
  if (span.end - span.start > 600) return false;
  const written = text.slice(span.start, span.end);
  const telling =
    isSentence(written) && /\b(?:I|we|he|she|they|met|told|said|went|talked|with)\b/i.test(written);
  const pieces = headerPieces(text, span, book);
  const cells = cellsOf(text, span).length;
  if (holdsLabel(pieces) ? cells > 1 || !telling : !telling && holdsFacts(written, cells)) {
    addPieces(sheet, pieces, "header");
    return true;
  }
  if (isLooseValue(sheet, written, next)) {
    readText(sheet, span, "header");
    return true;
  }
  if (looksLikeTitle(written) && (next === undefined || next.blank || sheet.fields.length === 0)) {
    sheet.loose.push(span);
    return true;
  }
  return false;
}

const holdsLabel = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ meaning }) => meaning && !meaning.section);

/** Two facts, or one that stands among cells or nearly alone. */
function holdsFacts(written: string, cells: number): boolean {
  const facts = factsIn(written);
  return facts > 1 || (facts === 1 && (cells > 2 || written.length < 40));
}

/** A few words between lines of facts: a value that goes without a label, as they do. */
function isLooseValue({ text, fields }: Sheet, written: string, next: Line | undefined): boolean {
  if (fields.length === 0 || next === undefined || next.blank) return false;
  const below = text.slice(next.content, Math.min(next.end, next.content + 200));
  return (
    written.split(/\s+/).length < 7 && !/[.!?,]$/.test(written) && factsIn(below) > 0 && below.length < 60
  );
}

/** How many facts of different kinds a text states. */
const factsIn = (written: string): number =>
  !MAY_STATE.test(written)
    ? 0
    : [
        findDates(written).length,
        readDuration(written) === undefined ? 0 : 1,
        findProcedureCodes(written, false).length,
        findDiagnosisCodes(written, false).length,
      ].filter((count) => count > 0).length;

/** Every date, duration and code has a digit, or is dictated. */
const MAY_STATE = /\d|hour|minut|hora|noon|twenty|two thousand/i;

const looksLikeTitle = (written: string): boolean =>
  written.split(/\s+/).length <= 12 &&
  !/[.!?]["”)*]*$/.test(written) &&
  (/\b(?:notes?|peer|service|services|visit|contact|report|form|log|group|session|call|program|county|nota|center|record|entry|agency|support)\b/i.test(
    written,
  ) ||
    written === written.toUpperCase() ||
    /^\*\*.*\*\*$/.test(written)) &&
  !/\b(?:I|we|he|she|they|met with|told|said|went|talked|was|were|came|saw)\b/i.test(written);
