import type { Finding, FindingFix } from "../lint.ts";
import { linesOf } from "./reports/lines.ts";
import type { Result } from "./result.ts";
import { cellAt, type Cell } from "./tables/compose.ts";

/** What places are counted in: a whole text, or one cell of a row; and what was found there, its offsets into that. */
export type Part = {
  readonly text: string;
  /** The header of the cell's column. */
  readonly columnName?: string;
  readonly findings: readonly Finding[];
};

/** A note in its parts. Of a row only cells in which something was found are parts. */
export function partsOf({ text, findings, place }: Result): readonly Part[] {
  if (place === undefined) return [{ text, findings }];
  const byCell = new Map<Cell, Finding[]>();
  for (const finding of findings) {
    const cell = place.cells.length > 0 ? cellAt(place.cells, finding) : NO_CELL;
    byCell.set(cell, [...(byCell.get(cell) ?? []), inCell(finding, cell)]);
  }
  return [...byCell].map(([cell, found]) => ({
    text: text.slice(cell.start, cell.end),
    columnName: cell.column,
    findings: found,
  }));
}

/** Where a record has nothing in any column that is read. */
const NO_CELL: Cell = { column: "", lineStart: 0, start: 0, end: 0 };

/** A finding is clipped to its cell. A fix that would write elsewhere, such as into a column that is not there, is left out. */
function inCell(finding: Finding, cell: Cell): Finding {
  const isInside = (at: number): boolean => at >= cell.start && at <= cell.end;
  const clip = (at: number): number => Math.min(Math.max(at, cell.start), cell.end) - cell.start;
  const fixes = finding.fixes
    .filter(({ edits = [] }) => edits.every(({ start, end }) => isInside(start) && isInside(end)))
    .map((fix) => ({
      ...fix,
      ...(fix.edits && {
        edits: fix.edits.map((edit) => ({ ...edit, start: clip(edit.start), end: clip(edit.end) })),
      }),
    }));
  return { ...finding, start: clip(finding.start), end: clip(finding.end), fixes };
}

/** Where a finding lies: in a text by line and column, from 1; in a table in a cell. */
export type Place =
  | { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
  | { readonly columnName: string };

/** A finding as machines are told of it: `start` and `end` count within the text, or within the cell. */
export type Placed = Omit<Finding, "fixes"> &
  Place & { readonly fixes: readonly Pick<FindingFix, "title" | "kind" | "edits">[] };

/** The findings of a note with their places, the keys in the order of the contract. */
export function placed(result: Result): Placed[] {
  return partsOf(result).flatMap(({ text, columnName, findings }) => {
    const lines = columnName === undefined ? linesOf(text) : undefined;
    return findings.map(({ rule, severity, message, start, end, data, fixes }) => ({
      rule,
      severity,
      message,
      ...(lines
        ? { start, end, ...lines.placeOfSpan({ start, end }) }
        : { columnName: columnName!, start, end }),
      data,
      fixes: fixes.map(shownFix),
    }));
  });
}

/** Whether fix-all may use a fix, and the reason that accepting gives, are no part of what machines are promised. */
const shownFix = ({ title, kind, edits }: FindingFix) => ({ title, kind, ...(edits && { edits }) });
