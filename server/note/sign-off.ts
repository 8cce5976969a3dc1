import { findDates } from "./dates.ts";
import type { Line } from "./lines.ts";
import { addSignature, type Sheet } from "./sheet.ts";
import { isBareName, readSignatureLine } from "./signature.ts";
import { trimmed, type Span } from "./span.ts";

/** A signature, or under one the line that says when. */
export function readSignature(sheet: Sheet, whole: Span, span: Span, next: Line | undefined): boolean {
  const { text } = sheet;
  if (span.end - span.start > 160) return false;
  const label = sheet.cut.label(span)?.meaning?.name;
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
