import { findProcedureCodes, findDiagnosisCodes } from "./codes.ts";
import { findDates } from "./dates.ts";
import { readDuration } from "./durations.ts";
import type { Field, FieldName, Labels, Layout, Section } from "./fields.ts";
import { readFrontMatter } from "./front-matter.ts";
import { labelBook } from "./labels.ts";
import { cellsOf, linesOf, type Line } from "./lines.ts";
import { headerPieces, labelAt, prosePieces } from "./pieces.ts";
import { isBareName, readSignatureLine } from "./signature.ts";
import { trimmed, type Span } from "./span.ts";
import {
  addLabelled,
  addPieces,
  addProse,
  addSignature,
  closeAll,
  isSentence,
  openSection,
  readText,
  type Sheet,
} from "./sheet.ts";
import { readTable } from "./tables.ts";

/** Reads a note's layout: which lines are labels and values, and where it speaks in sentences. Never fails. */
export function readLayout(text: string, labels: Labels): Layout {
  const sheet: Sheet = {
    text,
    book: labelBook(labels),
    fields: [],
    sections: [],
    loose: [],
    open: undefined,
    waiting: undefined,
    signed: false,
    told: false,
  };
  const start = readHead(sheet);
  const lines = linesOf(text, start);
  for (let at = 0; at < lines.length;) at += readLines(sheet, lines, at);
  const sections = sheet.sections.map(({ name, heading, start, end }) => ({
    name,
    heading,
    body: { start, end },
  }));
  return {
    fields: [...sheet.fields, ...sections.flatMap(sectionField)],
    sections,
    prose: sections
      .map(({ body }) => body)
      .filter(({ start, end }) => end > start)
      .sort((a, b) => a.start - b.start),
    loose: sheet.loose,
  };
}

const sectionField = ({ name, heading, body }: Section): Field[] =>
  name === "section" ? [] : [{ name, label: heading, value: body, origin: "header" }];

function readHead(sheet: Sheet): number {
  const front = readFrontMatter(sheet.text);
  if (front === undefined) return sheet.text.startsWith("\uFEFF") ? 1 : 0;
  if (front.entries.length === 0) {
    for (const line of linesOf(sheet.text.slice(0, front.inner.end), front.inner.start))
      readLine(sheet, line, undefined);
  }
  for (const { key, label, value } of front.entries) addLabelled(sheet, label, key, value, "front-matter");
  closeAll(sheet);
  return front.end;
}

/** Reads what starts at a line and returns how many lines it took. */
function readLines(sheet: Sheet, lines: readonly Line[], at: number): number {
  const line = lines[at]!;
  if (line.blank) {
    if (sheet.open) sheet.open.paused = true;
    if (sheet.waiting && !sheet.waiting.heading) sheet.waiting = undefined;
    return 1;
  }
  if (isRule(sheet.text, line)) return 1;
  const table = readTable(sheet.text, lines, at, sheet.book);
  if (table) {
    closeAll(sheet);
    for (const { label, value } of table.entries) {
      if (label)
        addLabelled(
          sheet,
          label,
          sheet.text.slice(label.start, Math.min(label.end, label.start + 90)),
          value,
          "table",
        );
      else readText(sheet, value, "table");
    }
    closeAll(sheet);
    return table.lines;
  }
  readLine(sheet, line, lines[at + 1]);
  return 1;
}

/** "-----", "=====", "* * *": a line drawn across. */
const isRule = (text: string, { start, end }: Line): boolean =>
  end - start < 300 && /^\s*(?:[-=*_~+#]\s?){3,}\s*$/.test(text.slice(start, end));

/** A line longer than this (in UTF-16 units) is running text, whatever it opens with. */
const LONGEST_HEADER_LINE = 20_000;

function readLine(sheet: Sheet, line: Line, next: Line | undefined): void {
  const span = trimmed(sheet.text, { start: line.content, end: line.end });
  if (line.heading || (isUnderlined(sheet.text, next) && span.end - span.start < 90))
    return readHeading(sheet, span);
  if (span.end - span.start > LONGEST_HEADER_LINE) return addProse(sheet, span);
  if (readSignature(sheet, { start: line.start, end: line.end }, span, next)) return;
  if (readHeaderLine(sheet, span, line)) return;
  if (readValueBelow(sheet, span)) return;
  if (readOwnLineLabel(sheet, span, next)) return;
  if (!sheet.told && !sheet.open && readLoose(sheet, span, next)) return;
  addProse(sheet, span);
}

const isUnderlined = (text: string, next: Line | undefined): boolean =>
  next !== undefined &&
  !next.blank &&
  /^\s*(?:={3,}|-{3,})\s*$/.test(text.slice(next.start, Math.min(next.end, next.start + 200)));

/** "## Plan", "### Next steps: ..." or a title. */
function readHeading(sheet: Sheet, span: Span): void {
  closeAll(sheet);
  const written = sheet.text.slice(span.start, Math.min(span.end, span.start + 120));
  const hit = labelAt(sheet.text, span.start, span.end, sheet.book, true);
  const whole = span.end - span.start < 70 ? sheet.book.meaningOf(written) : undefined;
  if (hit?.meaning && hit.value < span.end && !isTitle(hit.meaning.name, written)) {
    addPieces(sheet, headerPieces(sheet.text, span, sheet.book), "header");
  } else if (whole && !isTitle(whole.name, written)) {
    addLabelled(
      sheet,
      span,
      written.replace(/:\s*$/, ""),
      { start: span.end, end: span.end },
      "header",
      true,
    );
  } else {
    sheet.loose.push(span);
  }
}

/** "Group note: Stretching a Dollar", "Peer Support Progress Note" name the document. */
const isTitle = (name: FieldName, written: string): boolean =>
  (name === "narrative" &&
    /\bnotes?\b/i.test(written) &&
    /\s/.test(written.trim()) &&
    !/^(?:progress |session |narrative |service )?notes?:?$/i.test(written.trim())) ||
  name === "other";

/** A signature, or under one the line that says when. */
function readSignature(sheet: Sheet, whole: Span, span: Span, next: Line | undefined): boolean {
  const { text, book } = sheet;
  if (span.end - span.start > 160) return false;
  const label = labelAt(text, span.start, span.end, book, true)?.meaning?.name;
  if (label !== undefined && label !== "signature" && label !== "signature-date") return false;
  if (label === undefined) {
    const line = readSignatureLine(text, whole);
    if (line && (line.name || sheet.signed)) {
      if (!sheet.told && line.name && !/sign|firma|\/s\//i.test(text.slice(span.start, span.end))) {
        // Above the narrative a name with a credential says who wrote; it signs only if nothing else does.
        sheet.fields.push({ name: "writer", label: undefined, value: line.name, origin: "signature-line" });
        return true;
      }
      addSignature(sheet, undefined, line.name, line.date);
      return true;
    }
    const written = text.slice(span.start, span.end);
    if (sheet.signed) {
      const date = findDates(written)[0];
      if (date && date.start < 12 && written.length - (date.end - date.start) < 28) {
        addSignature(sheet, undefined, undefined, {
          start: span.start + date.start,
          end: span.start + date.end,
        });
        return true;
      }
      if (hasOnlyRole(written)) return true;
    }
    if (
      sheet.told &&
      isBareName(written) &&
      (next === undefined ||
        next.blank ||
        hasOnlyRole(text.slice(next.start, next.end)) ||
        findDates(text.slice(next.start, next.end)).length > 0)
    ) {
      addSignature(sheet, undefined, trimmed(text, whole), undefined);
      return true;
    }
  }
  return false;
}

const hasOnlyRole = (written: string): boolean =>
  written.length < 70 &&
  readSignatureLine(`A. B., ${written.trim()}`, { start: 0, end: 7 + written.trim().length })?.name !==
    undefined;

/** A line that opens with a label, or one whose cells do. */
function readHeaderLine(sheet: Sheet, span: Span, line: Line): boolean {
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
function readLoose(sheet: Sheet, span: Span, next: Line | undefined): boolean {
  const { text, book } = sheet;
  if (span.end - span.start > 600) return false;
  const written = text.slice(span.start, span.end);
  const pieces = headerPieces(text, span, book);
  const labelled = pieces.filter((piece) => piece.meaning && !piece.meaning.section).length;
  const cells = cellsOf(text, span).length;
  const facts = factsIn(written);
  const telling =
    isSentence(written) && /\b(?:I|we|he|she|they|met|told|said|went|talked|with)\b/i.test(written);
  if (
    (labelled > 0 && (cells > 1 || !telling)) ||
    (cells > 2 && facts > 0 && !telling) ||
    (facts > 1 && !telling) ||
    (facts === 1 && written.length < 40 && !telling)
  ) {
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
  [
    findDates(written).length,
    readDuration(written) === undefined ? 0 : 1,
    findProcedureCodes(written, false).length,
    findDiagnosisCodes(written, false).length,
  ].filter((count) => count > 0).length;

const looksLikeTitle = (written: string): boolean =>
  written.split(/\s+/).length <= 12 &&
  !/[.!?]["”)*]*$/.test(written) &&
  (/\b(?:notes?|peer|service|services|visit|contact|report|form|log|group|session|call|program|county|nota|center|record|entry|agency|support)\b/i.test(
    written,
  ) ||
    written === written.toUpperCase() ||
    /^\*\*.*\*\*$/.test(written)) &&
  !/\b(?:I|we|he|she|they|met with|told|said|went|talked|was|were|came|saw)\b/i.test(written);

/** The line below a label that stood alone. */
function readValueBelow(sheet: Sheet, span: Span): boolean {
  const { waiting, text } = sheet;
  sheet.waiting = undefined;
  if (waiting === undefined) return false;
  const written = text.slice(span.start, span.end);
  if (written.length > 140 || (isSentence(written) && !(waiting.heading && !/[.!?]$/.test(written))))
    return false;
  const field = sheet.fields[waiting.index]!;
  sheet.fields[waiting.index] = { ...field, value: span };
  return true;
}

/** "PLAN" or "Next steps" alone on a line, its text below. */
function readOwnLineLabel(sheet: Sheet, span: Span, next: Line | undefined): boolean {
  if (span.end - span.start > 50) return false;
  const written = sheet.text.slice(span.start, span.end);
  if (/[.!?,]$/.test(written) || /^[a-z]/.test(written)) return false;
  const meaning = sheet.book.meaningOf(written);
  if (!meaning?.exact || (next === undefined && !meaning.section)) return false;
  if (!meaning.section && (sheet.told || (/\s/.test(written) === false && meaning.name === "other")))
    return false;
  addLabelled(sheet, span, written, { start: span.end, end: span.end }, "header", true);
  return true;
}
