import type { Finding, FindingFix } from "../lint.ts";
import { linesOf } from "./reports/lines.ts";
import type { Result } from "./result.ts";
import { cellAt, type Cell } from "./tables/compose.ts";

/** Where a finding lies: in a text by line and column, from 1; in a table in a cell. */
export type Place =
  | { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
  | { readonly columnName: string };

/** A finding as machines are told of it: `start` and `end` count within the text, or within the cell. */
export type Placed = Omit<Finding, "fixes"> &
  Place & { readonly fixes: readonly Pick<FindingFix, "title" | "kind" | "edits">[] };

/** The findings of a note with their places, the keys in the order of the contract. */
export function placed({ text, findings, place }: Result): Placed[] {
  if (place !== undefined) return findings.map((finding) => inCell(finding, cellAt(place.cells, finding)));
  const lines = linesOf(text);
  return findings.map(({ rule, severity, message, start, end, data, fixes }) => {
    const { line, column } = lines.placeOf(start);
    const { line: endLine, column: endColumn } = lines.placeOf(end);
    return {
      rule,
      severity,
      message,
      start,
      end,
      line,
      column,
      endLine,
      endColumn,
      data,
      fixes: fixes.map(shownFix),
    };
  });
}

/** A finding is clipped to its cell. A fix that would write elsewhere, such as into a column that is not there, is left out. */
function inCell({ rule, severity, message, start, end, data, fixes }: Finding, cell: Cell): Placed {
  const isInside = (at: number): boolean => at >= cell.start && at <= cell.end;
  const clip = (at: number): number => Math.min(Math.max(at, cell.start), cell.end) - cell.start;
  const ways = fixes
    .filter(({ edits }) => edits?.every((edit) => isInside(edit.start) && isInside(edit.end)) ?? true)
    .map(({ title, kind, edits }) => ({
      title,
      kind,
      ...(edits && {
        edits: edits.map((edit) => ({ ...edit, start: clip(edit.start), end: clip(edit.end) })),
      }),
    }));
  const place = { columnName: cell.column, start: clip(start), end: clip(end) };
  return { rule, severity, message, ...place, data, fixes: ways };
}

/** Whether fix-all may use a fix, and the reason that accepting gives, are no part of what machines are promised. */
const shownFix = ({ title, kind, edits }: FindingFix) => ({ title, kind, ...(edits && { edits }) });
