import { findProcedureCodes, findDiagnosisCodes } from "./codes.ts";
import { findDates } from "./dates.ts";
import { readDuration } from "./durations.ts";
import type { Field, FieldName, Labels, Layout, Origin, Section } from "./fields.ts";
import { readFrontMatter } from "./front-matter.ts";
import { labelBook, normalLabel, type LabelBook } from "./labels.ts";
import { cellsOf, linesOf, type Line } from "./lines.ts";
import { headerPieces, labelAt, prosePieces, type Piece } from "./pieces.ts";
import { isPlaceholder } from "./placeholder.ts";
import { holdsName, isBareName, readSignatureLine } from "./signature.ts";
import { trimmed, type Span } from "./span.ts";
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

/** What is known of the note so far, line by line. */
type Sheet = {
  readonly text: string;
  readonly book: LabelBook;
  readonly fields: Field[];
  readonly sections: OpenSection[];
  readonly loose: Span[];
  /** The section that further lines belong to. */
  open: OpenSection | undefined;
  /** A field whose label stood alone: the next line may hold its value. */
  waiting: { readonly index: number; readonly heading: boolean } | undefined;
  /** True behind a signature: a date that follows is the signature's. */
  signed: boolean;
  /** True once the note has told something: from then on it is past its header. */
  told: boolean;
};

type OpenSection = {
  readonly name: FieldName;
  readonly heading: Span | undefined;
  /** The label stood on a line of its own. */
  readonly ownLine: boolean;
  start: number;
  end: number;
  /** A blank line followed the last words. */
  paused: boolean;
};

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

function addSignature(
  sheet: Sheet,
  label: Span | undefined,
  name: Span | undefined,
  date: Span | undefined,
): void {
  closeAll(sheet);
  if (name) sheet.fields.push({ name: "signature", label, value: name, origin: "signature-line" });
  if (date)
    sheet.fields.push({
      name: "signature-date",
      label: name ? undefined : label,
      value: date,
      origin: "signature-line",
    });
  sheet.signed = true;
}

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

function addPieces(sheet: Sheet, pieces: readonly Piece[], origin: Origin): void {
  for (const { label, meaning, value } of pieces) {
    if (label === undefined) readText(sheet, value, origin);
    else if (meaning === undefined) addUnknown(sheet, label, value, origin);
    else addKnown(sheet, label, meaning.name, meaning.section, value, origin, value.end === value.start);
  }
}

/** A label as a table, a heading or front matter gives it, colon and all. */
function addLabelled(
  sheet: Sheet,
  label: Span,
  written: string,
  value: Span,
  origin: Origin,
  heading = false,
): void {
  const meaning = sheet.book.meaningOf(written.replace(/[:*_\s]+$/u, "")) ?? letterSection(written);
  if (meaning === undefined) addUnknown(sheet, label, value, origin);
  else addKnown(sheet, label, meaning.name, meaning.section, value, origin, heading);
  if (heading && sheet.waiting) sheet.waiting = { ...sheet.waiting, heading: true };
  if (origin !== "header") sheet.waiting = undefined;
  if (origin === "table" || origin === "front-matter") sheet.open = undefined;
}

const letterSection = (written: string): { name: FieldName; section: boolean } | undefined => {
  const letter = written.replace(/[^\p{L}]/gu, "").toUpperCase();
  if (letter.length !== 1) return undefined;
  return letter === "P"
    ? { name: "plan", section: true }
    : "BIRSDAOG".includes(letter)
      ? { name: "section", section: true }
      : undefined;
};

function addUnknown(sheet: Sheet, label: Span, value: Span, origin: Origin): void {
  if (isSentence(sheet.text.slice(value.start, Math.min(value.end, value.start + 400))))
    openSection(sheet, "section", label, value, false);
  else addField(sheet, { name: "other", label, value, origin });
  if (origin === "table" || origin === "front-matter") sheet.open = undefined;
}

function addKnown(
  sheet: Sheet,
  label: Span,
  name: FieldName,
  section: boolean,
  value: Span,
  origin: Origin,
  ownLine: boolean,
): void {
  if (section) return openSection(sheet, name, label, value, ownLine);
  const written = sheet.text.slice(value.start, Math.min(value.end, value.start + 200));
  if ((name === "signature" || name === "signature-date") && written !== "")
    return addSigned(sheet, label, name, value, origin);
  if (name === "signature" || name === "signature-date") sheet.signed = true;
  const meant =
    name === "date" &&
    PLAIN_DATES.has(normalLabel(sheet.text.slice(label.start, label.end))) &&
    sheet.signed &&
    (sheet.told || sheet.fields.at(-1)?.name === "signature")
      ? "signature-date"
      : name;
  if (meant !== "date" && meant !== "signature-date" && name !== "signature") sheet.signed &&= sheet.told;
  addField(sheet, { name: meant, label, value, origin });
}

/** Labels that say no more than that a date follows: behind a signature it is the signature's. */
const PLAIN_DATES = new Set([
  "date",
  "fecha",
  "dated",
  "day",
  "dt",
  "dte",
  "date time",
  "date and time",
  "fecha y hora",
  "when",
]);

/** "Signed: Ana Ruiz, CPS 3/4/25", "Signed: 3/4/25", "Signature/Date: ...": the value says which of the two it is, or both. */
function addSigned(
  sheet: Sheet,
  label: Span,
  name: "signature" | "signature-date",
  value: Span,
  origin: Origin,
): void {
  const { text } = sheet;
  const written = text.slice(value.start, Math.min(value.end, value.start + 400));
  const date = findDates(written, { dayFirst: isSpanish(text, label) })[0];
  const dateSpan = date && { start: value.start + date.start, end: value.start + date.end };
  const without = date ? `${written.slice(0, date.start)} ${written.slice(date.end)}` : written;
  const named =
    holdsName(without.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b[PMC][SD]?T\b/gi, "")) &&
    !isPlaceholder(without);
  if (name === "signature" && (named || !date)) {
    closeAll(sheet);
    const nameEnd =
      date && date.start > 2 ? trimmed(text, { start: value.start, end: value.start + date.start }) : value;
    sheet.fields.push({ name: "signature", label, value: named ? nameEnd : value, origin });
    if (dateSpan)
      sheet.fields.push({
        name: "signature-date",
        label: undefined,
        value: dateSpan,
        origin: "signature-line",
      });
  } else if (
    name === "signature-date" &&
    named &&
    !isPlaceholder(written) &&
    /\p{Lu}\p{Ll}+\s\p{Lu}/u.test(without)
  ) {
    closeAll(sheet);
    sheet.fields.push({ name: "signature", label, value, origin });
    if (dateSpan)
      sheet.fields.push({
        name: "signature-date",
        label: undefined,
        value: dateSpan,
        origin: "signature-line",
      });
  } else {
    addField(sheet, { name: "signature-date", label, value, origin });
  }
  sheet.signed = true;
}

/** A Spanish label ("Fecha") in front of a date puts the day first. */
export const isSpanish = (text: string, label: Span | undefined): boolean =>
  label !== undefined && /fecha|firmad|d[ií]a/iu.test(text.slice(label.start, label.end));

function addField(sheet: Sheet, field: Field): void {
  closeAll(sheet);
  sheet.fields.push(field);
  if (field.value.end === field.value.start)
    sheet.waiting = { index: sheet.fields.length - 1, heading: false };
}

/** A stretch without a label inside a header line or a table: a sentence is prose, anything else may hold a fact. */
function readText(sheet: Sheet, value: Span, origin: Origin): void {
  if (origin === "table") {
    const pieces = headerPieces(sheet.text, value, sheet.book);
    if (pieces.some((piece) => piece.label)) return addPieces(sheet, pieces, "header");
  }
  const written = sheet.text.slice(value.start, Math.min(value.end, value.start + 400));
  const last = sheet.fields.at(-1)?.name;
  const date = last === "signature" ? findDates(written)[0] : undefined;
  if (date && date.start < 12 && written.length < 40) {
    return addSignature(sheet, undefined, undefined, {
      start: value.start + date.start,
      end: value.start + date.end,
    });
  }
  const line = readSignatureLine(sheet.text, value);
  if (line?.name && (sheet.told || sheet.fields.length > 2))
    addSignature(sheet, undefined, line.name, line.date);
  else if (isSentence(sheet.text.slice(value.start, Math.min(value.end, value.start + 400))))
    addProse(sheet, value);
  else {
    sheet.fields.push({ name: "other", label: undefined, value, origin: "unlabelled" });
    sheet.loose.push(value);
  }
}

function openSection(
  sheet: Sheet,
  name: FieldName,
  heading: Span | undefined,
  value: Span,
  ownLine: boolean,
): void {
  closeAll(sheet);
  sheet.open = { name, heading, ownLine, start: value.start, end: value.end, paused: false };
  sheet.sections.push(sheet.open);
  sheet.signed = false;
  if (value.end > value.start && name !== "plan" && name !== "goal") sheet.told = true;
}

function addProse(sheet: Sheet, span: Span): void {
  if (sheet.open && !belongs(sheet, sheet.open)) sheet.open = undefined;
  const pieces = prosePieces(sheet.text, span, sheet.book).filter(
    ({ value, label }) => label || value.end > value.start,
  );
  const [first, ...others] = pieces;
  if (first === undefined) return;
  if (first.label && first.meaning) {
    addPieces(sheet, pieces, "header");
    return;
  }
  const body = first.label ? { start: first.label.start, end: first.value.end } : first.value;
  if (sheet.open) {
    if (sheet.open.end === sheet.open.start) sheet.open.start = body.start;
    sheet.open.end = body.end;
    sheet.open.paused = false;
  } else {
    openSection(sheet, "narrative", undefined, body, false);
  }
  if (sheet.open?.name !== "plan") sheet.told = true;
  if (others.length > 0) addPieces(sheet, others, "header");
}

/** Whether a further paragraph still belongs to the open section. */
function belongs(sheet: Sheet, open: OpenSection): boolean {
  if (!open.paused) return true;
  const empty = open.end === open.start;
  if (empty) return open.ownLine && (open.name !== "plan" || sheet.told || isOwnLine(sheet, open));
  if (isPlaceholder(sheet.text.slice(open.start, open.end))) return false;
  return (open.name !== "plan" && open.name !== "goal") || sheet.told;
}

/** A heading on its own, rather than a label with nothing behind its colon. */
const isOwnLine = (sheet: Sheet, { heading }: OpenSection): boolean =>
  heading !== undefined && sheet.text[heading.end] !== ":" && sheet.text[heading.end] !== "*";

function closeAll(sheet: Sheet): void {
  sheet.open = undefined;
  sheet.waiting = undefined;
}

/** A value that tells rather than states: eight words or more, or five that end like a sentence. */
function isSentence(value: string): boolean {
  const words = value.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length >= 12) return true;
  return (
    words.length >= 5 &&
    (/[.!?]["”)*]*$/.test(value.trim()) || words.length >= 8) &&
    words.filter((word) => /^\p{Ll}/u.test(word)).length >= 3
  );
}
