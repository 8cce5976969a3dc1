import { findDiagnosisCodes, findProcedureCodes } from "./codes.ts";
import { findDates } from "./dates.ts";
import { readDuration } from "./durations.ts";
import { readValueBelow } from "./headings.ts";
import { cellsOf, type Line } from "./lines.ts";
import { labelAt, type Piece } from "./pieces.ts";
import { addPieces, addTelling, openSection, readText, type Sheet } from "./sheet.ts";
import { trimmed, type Span } from "./span.ts";
import { isSentence, isTelling } from "./telling.ts";
import { wordedLabelAt } from "./worded-labels.ts";

/** A line that opens with a label, or one whose cells do. */
export function readHeaderLine(sheet: Sheet, span: Span, line: Line, next: Line | undefined): boolean {
  const { text } = sheet;
  if (sheet.open && !sheet.open.paused && continuesSentence(sheet, span, line)) return false;
  const first = sheet.cut.label(span);
  if (first === undefined && readWorded(sheet, span)) return true;
  if (first?.meaning?.section) {
    addPieces(sheet, sheet.cut.prose(span), "header");
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
    addPieces(sheet, sheet.cut.header(span), "header");
    return true;
  }
  if (sheet.waiting && !first?.meaning && readValueBelow(sheet, span)) return true;
  if (first && !first.meaning) {
    if (isTelling(text.slice(first.label.start, first.label.end))) {
      addTelling(sheet, span);
      return true;
    }
    const value = text.slice(first.value, Math.min(span.end, first.value + 400));
    const inHeader = sheet.signed || (!sheet.told && isInHeader(sheet, span, next));
    if (!isSentence(value) && inHeader) {
      addPieces(sheet, sheet.cut.header(span), "header");
      return true;
    }
    if (isSentence(value) && (!sheet.open || sheet.open.paused || first.label.end - first.label.start < 30)) {
      openSection(sheet, "section", first.label, trimmed(text, { start: first.value, end: span.end }), false);
      return true;
    }
  }
  return false;
}

/** "LOC Room B", "PLAN she mails the form": a label in capitals with words right behind it. */
function readWorded(sheet: Sheet, span: Span): boolean {
  const { text, book } = sheet;
  const hit = wordedLabelAt(text, span.start, span.end, book);
  if (hit === undefined || (sheet.told && !hit.meaning.section)) return false;
  if (hit.meaning.section)
    openSection(sheet, hit.meaning.name, hit.label, { start: hit.value, end: span.end }, false);
  else addPieces(sheet, sheet.cut.header(span), "header");
  return true;
}

/** Next to a field: right below one, or right above a line that opens with a known label or states a fact. */
function isInHeader({ text, book, fields }: Sheet, span: Span, next: Line | undefined): boolean {
  const above = fields.at(-1)?.value.end;
  if (above !== undefined && !/[\n\r]\s*[\n\r]/.test(text.slice(above, span.start).replaceAll("\r\n", "\n")))
    return true;
  if (next === undefined || next.blank) return false;
  const meaning = labelAt(text, next.content, next.end, book, true)?.meaning;
  return (
    (meaning !== undefined && !meaning.section) || factsIn(text.slice(next.content, next.content + 60)) > 0
  );
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
  const { text } = sheet;
  if (span.end - span.start > 600) return false;
  const written = text.slice(span.start, span.end);
  const telling =
    isSentence(written) && /\b(?:I|we|he|she|they|met|told|said|went|talked|with)\b/i.test(written);
  const pieces = sheet.cut.header(span);
  const cells = cellsOf(text, span).length;
  if (!holdsLabel(pieces) && isBreakdown(sheet, written)) {
    sheet.fields.push({ name: "other", label: undefined, value: span, origin: "unlabelled" });
    sheet.loose.push(span);
    return true;
  }
  if (holdsLabel(pieces) ? cells > 1 || !telling : !telling && holdsFacts(written, cells)) {
    addPieces(sheet, pieces, "header");
    return true;
  }
  if (isLooseValue(sheet, written, next)) {
    readText(sheet, span, "header");
    return true;
  }
  if (/^@\s?\p{L}/u.test(written) && !telling && sheet.fields.length > 0) {
    sheet.loose.push(span);
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

/** "55 minutes with the family, 15 minutes driving, 10 minutes writing": the time of the service and that beside it. */
function isBreakdown({ fields }: Sheet, written: string): boolean {
  if (fields.length === 0 || written.length > 140 || /[!?]|\.\s+\p{Lu}/u.test(written)) return false;
  const spent = readDuration(written);
  return spent?.service !== undefined && (spent.travel ?? spent.documentation) !== undefined;
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
export const factsIn = (written: string): number =>
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
  (/\b(?:notes?|peer|service|services|visit|contact|report|form|log|group|session|call|program|county|nota|center|record|entry|agency|support|outreach|engagement|bridging|bridger)\b/i.test(
    written,
  ) ||
    written === written.toUpperCase() ||
    /^\*\*.*\*\*$/.test(written)) &&
  !/\b(?:I|we|he|she|they|met with|told|said|went|talked|was|were|came|saw)\b/i.test(written);
