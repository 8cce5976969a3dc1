import type { FieldName } from "./fields.ts";
import type { Line } from "./lines.ts";
import { addLabelled, addPieces, closeAll, type Sheet } from "./sheet.ts";
import type { Span } from "./span.ts";
import { isSentence } from "./telling.ts";

/** "## Plan", "### Next steps: ..." or a title. */
export function readHeading(sheet: Sheet, span: Span): void {
  closeAll(sheet);
  const written = sheet.text.slice(span.start, Math.min(span.end, span.start + 120));
  const hit = sheet.cut.label(span);
  const whole = span.end - span.start < 70 ? sheet.book.meaningOf(written) : undefined;
  if (hit?.meaning && hit.value < span.end && !isTitle(hit.meaning.name, written)) {
    addPieces(sheet, sheet.cut.header(span), "header");
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

/** The line below a label that stood alone. */
export function readValueBelow(sheet: Sheet, span: Span): boolean {
  const { waiting, text } = sheet;
  sheet.waiting = undefined;
  if (waiting === undefined) return false;
  const written = text.slice(span.start, span.end);
  const stated = waiting.heading && (/^\W*\d/.test(written) || !/[.!?]$/.test(written)); // "90 minutes, no travel."
  if (written.length > 140 || (isSentence(written) && !stated)) return false;
  const field = sheet.fields[waiting.index]!;
  sheet.fields[waiting.index] = { ...field, value: span };
  return true;
}

/** "PLAN" or "Next steps" alone on a line, its text below. */
export function readOwnLineLabel(sheet: Sheet, span: Span, next: Line | undefined): boolean {
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
