import { isDrift, type Finding } from "../lint.ts";
import { isBlank, lastBegunAt, overlaps, type Span } from "../note/span.ts";
import type { Checked } from "./checked.ts";

/** A finding as far as it is shown in the text. */
export type Shown = Omit<Finding, "fixes">;

/**
 * What can be shown at once of a long text in which something was typed: the wordings of the paragraph that it was typed in, read by
 * itself, and all else as it was found in the `whole` of before. It is not the last word: what a paragraph means for the rest of a note
 * only reading the whole can say. Undefined where that is needed at once: behind edits in several places, between labels, or over lines.
 */
export async function firstLook(whole: Checked, text: string): Promise<Shown[] | undefined> {
  if (whole.note === undefined) return undefined;
  const before = whole.note.text;
  const edit = editBetween(before, text);
  const paragraph = paragraphAround(before, whole.note.prose, edit);
  if (paragraph === undefined || LINE_BREAK.test(text.slice(edit.start, edit.after))) return undefined;
  const by = edit.after - edit.end;
  const now = text.slice(paragraph.start, paragraph.end + by);
  const { findings } = await whole.check(OPENING + now);
  const moved = (at: number): number => (at <= edit.start ? at : Math.max(edit.start, at + by));
  const isReplaced = (finding: Finding): boolean => isDrift(finding) && overlaps(finding, paragraph);
  return [
    ...whole.findings
      .filter((finding) => !isReplaced(finding))
      .map((finding) => shown(finding, moved(finding.start), moved(finding.end))),
    ...findings.filter(isDrift).map((finding) => {
      const further = paragraph.start - OPENING.length;
      return shown(finding, finding.start + further, finding.end + further);
    }),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** So that the paragraph is read as running text, whatever it begins with. */
const OPENING = "Narrative: ";

const LINE_BREAK = /[\n\r]/;

const shown = ({ rule, severity, message, data }: Finding, start: number, end: number): Shown => ({
  rule,
  severity,
  message,
  data,
  start,
  end,
});

/** What stood from `start` to `end` in one text stands from `start` to `after` in the other. */
type Edit = Span & { readonly after: number };

/** The one edit that makes one text of the other, however many there were. */
function editBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  let to = after.length;
  while (end > start && to > start && before.charCodeAt(end - 1) === after.charCodeAt(to - 1)) {
    end--;
    to--;
  }
  return { start, end, after: to };
}

/** The running text around an edit, from blank line to blank line. Undefined where there is none, or too much of it. */
function paragraphAround(text: string, prose: readonly Span[], edit: Span): Span | undefined {
  const around = prose[lastBegunAt(prose, edit.start)];
  if (around === undefined || edit.end > lineGoesOn(text, around.end)) return undefined;
  const from = Math.max(around.start, edit.start - LONGEST);
  const to = Math.min(Math.max(around.end, edit.end), edit.end + LONGEST);
  const above = text.slice(from, edit.start).split(BLANK_LINE);
  const below = text.slice(edit.end, to).split(BLANK_LINE);
  const start = edit.start - above.at(-1)!.length;
  const end = edit.end + below[0]!.length;
  return start > edit.start - LONGEST && end < edit.end + LONGEST ? { start, end } : undefined;
}

/** In UTF-16 units, to either side of the edit: longer paragraphs would take long themselves. */
const LONGEST = 10_000;

const BLANK_LINE = /\n[ \t\r]*\n/;

/** Behind blanks at the end of running text, that is being written, one writes on. */
function lineGoesOn(text: string, end: number): number {
  let at = end;
  while (at < text.length && isBlank(text.charCodeAt(at)) && !LINE_BREAK.test(text[at]!)) at++;
  return at;
}
