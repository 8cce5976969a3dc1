import { createCutter } from "./cutter.ts";
import type { Field, Labels, Layout, Section } from "./fields.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readHeaderLine, readLoose } from "./header-lines.ts";
import { readHeading, readOwnLineLabel, readValueBelow } from "./headings.ts";
import { labelBook } from "./labels.ts";
import { linesOf, type Line } from "./lines.ts";
import type { Memory } from "./memory.ts";
import { readSignature } from "./sign-off.ts";
import { addLabelled, addProse, closeAll, openSection, readText, type Sheet } from "./sheet.ts";
import { trimmed } from "./span.ts";
import { readDictated, readTelegram } from "./strung-headers.ts";
import { readTable } from "./tables.ts";

/** Reads a note's layout: which lines are labels and values, and where it speaks in sentences. Never fails. */
export function readLayout(text: string, labels: Labels, memory: Memory): Layout {
  const book = labelBook(labels);
  const sheet: Sheet = {
    text,
    book,
    cut: createCutter(text, book, memory),
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

/** A form has a few dozen fields. Behind so many a text is no form: the rest of it is running text. */
const MOST_FIELDS = 1000;

/** Reads what starts at a line and returns how many lines it took. */
function readLines(sheet: Sheet, lines: readonly Line[], at: number): number {
  const line = lines[at]!;
  if (line.blank) {
    if (sheet.open) sheet.open.paused = true;
    if (sheet.waiting && !sheet.waiting.heading) sheet.waiting = undefined;
    return 1;
  }
  if (isRule(sheet.text, line)) return 1;
  if (sheet.fields.length + sheet.sections.length > MOST_FIELDS) {
    openSection(
      sheet,
      "narrative",
      undefined,
      trimmed(sheet.text, { start: line.start, end: sheet.text.length }),
      false,
    );
    return lines.length - at;
  }
  const table = readTable(sheet.text, lines, at, sheet.book);
  if (table) {
    closeAll(sheet);
    for (const { label, value } of table.entries.slice(0, MOST_FIELDS)) {
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
  if (readTelegram(sheet, span)) return;
  if (readDictated(sheet, span, next)) return;
  if (readHeaderLine(sheet, span, line, next)) return;
  if (readValueBelow(sheet, span)) return;
  if (readOwnLineLabel(sheet, span, next)) return;
  if (!sheet.told && !sheet.open && readLoose(sheet, span, next)) return;
  addProse(sheet, span);
}

/** The line below is drawn under this one, which makes it a heading. */
const isUnderlined = (text: string, next: Line | undefined): boolean =>
  next !== undefined &&
  !next.blank &&
  /^\s*(?:={3,}|-{3,})\s*$/.test(text.slice(next.start, Math.min(next.end, next.start + 200)));
