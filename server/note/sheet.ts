import type { Cutter } from "./cutter.ts";
import { findDates } from "./dates.ts";
import type { Field, FieldName, Origin } from "./fields.ts";
import { normalLabel, type LabelBook } from "./labels.ts";
import type { Piece } from "./pieces.ts";
import { isPlaceholder } from "./placeholder.ts";
import { holdsName, readSignatureLine } from "./signature.ts";
import { trimmed, type Span } from "./span.ts";
import { isSentence, isTelling } from "./telling.ts";

/** What is known of the note so far, line by line. */
export type Sheet = {
  readonly text: string;
  readonly book: LabelBook;
  readonly cut: Cutter;
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

export type OpenSection = {
  readonly name: FieldName;
  readonly heading: Span | undefined;
  /** The label stood on a line of its own. */
  readonly ownLine: boolean;
  start: number;
  end: number;
  /** A blank line followed the last words. */
  paused: boolean;
};

export function addSignature(
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

export function addPieces(sheet: Sheet, pieces: readonly Piece[], origin: Origin): void {
  for (const { label, meaning, value } of pieces) {
    if (label === undefined) readText(sheet, value, origin);
    else if (meaning === undefined) addUnknown(sheet, label, value, origin);
    else addKnown(sheet, label, meaning.name, meaning.section, value, origin, value.end === value.start);
  }
}

/** A label as a table, a heading or front matter gives it, colon and all. */
export function addLabelled(
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
  if (origin === "header" && isTelling(sheet.text.slice(label.start, label.end)))
    addTelling(sheet, { start: label.start, end: value.end });
  else if (isSentence(sheet.text.slice(value.start, Math.min(value.end, value.start + 400))))
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
      date && date.start > 2
        ? trimmed(text, {
            start: value.start,
            end: value.start + written.slice(0, date.start).replace(SIGNED_AGAIN, "").length,
          })
        : value;
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

/** "Sig: Ana Ruiz, CPSS. Signed 4/20/26": the word before the date is no part of the name. */
const SIGNED_AGAIN = /(?<=[.,;])\s{1,3}(?:signed|dated)\s{0,3}:?\s{0,3}$/i;

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
export function readText(sheet: Sheet, value: Span, origin: Origin): void {
  if (origin === "table") {
    const pieces = sheet.cut.header(value);
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

export function openSection(
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

/** Prose in the shape of a label and its value. It may stand among the fields of a header, which goes on behind it. */
export function addTelling(sheet: Sheet, span: Span): void {
  const { told } = sheet;
  addProse(sheet, span);
  sheet.told = told;
}

export function addProse(sheet: Sheet, span: Span): void {
  if (sheet.open && !belongs(sheet, sheet.open)) sheet.open = undefined;
  const pieces = sheet.cut.prose(span).filter(({ value, label }) => label || value.end > value.start);
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

export function closeAll(sheet: Sheet): void {
  sheet.open = undefined;
  sheet.waiting = undefined;
}
