import type { LabelBook } from "./labels.ts";
import { cellsOf, type Line } from "./lines.ts";
import { trimmed, type Span } from "./span.ts";

/** A cell that holds a label, with the cell that holds its value; or a cell by itself. */
export type TableEntry = { readonly label: Span | undefined; readonly value: Span };

/** A table and how many of the lines it takes. */
export type Table = { readonly entries: readonly TableEntry[]; readonly lines: number };

/**
 * Reads a table that starts at a line: Markdown rows between bars, or a row of labels in front of a row of values, cut
 * at tabs, bars, semicolons or commas. Undefined where none starts there.
 */
export function readTable(
  text: string,
  lines: readonly Line[],
  at: number,
  book: LabelBook,
): Table | undefined {
  return (
    barTable(text, lines, at, book) ??
    htmlTable(text, lines, at, book) ??
    delimitedTable(text, lines, at, book) ??
    pairRows(text, lines, at, book)
  );
}

/** A row longer than this (in UTF-16 units) is no table's: a whole note may stand in one cell, a book does not. */
const LONGEST_ROW = 20_000;

function barTable(text: string, lines: readonly Line[], at: number, book: LabelBook): Table | undefined {
  let last = at;
  while (last < lines.length && isBarRow(text, lines[last]!)) last++;
  if (last === at) return undefined;
  const rows = lines
    .slice(at, last)
    .filter((line) => !isRule(text, line))
    .map((line) => cellsBetweenBars(text, line));
  if (rows.length === 0) return { entries: [], lines: last - at };
  return { entries: entriesOf(text, rows, book), lines: last - at };
}

/** Rows of a pasted web page, one a line: "<tr><td>Date</td><td>3/4/25</td></tr>". */
function htmlTable(text: string, lines: readonly Line[], at: number, book: LabelBook): Table | undefined {
  const rows: Span[][] = [];
  for (
    let row = cellsOfHtml(text, lines[at]!);
    row.length > 1;
    row = cellsOfHtml(text, lines[at + rows.length])
  )
    rows.push(row);
  return rows.length === 0 ? undefined : { entries: entriesOf(text, rows, book), lines: rows.length };
}

function cellsOfHtml(text: string, line: Line | undefined): Span[] {
  if (line === undefined || line.end - line.content > LONGEST_ROW || text[line.content] !== "<") return [];
  const cells = text.slice(line.content, line.end).matchAll(/(?<=<t[dh]>)[^<]*(?=<\/t[dh]>)/giu);
  return Array.from(cells, ({ index, 0: cell }) =>
    trimmed(text, { start: line.content + index, end: line.content + index + cell.length }),
  );
}

const isBarRow = (text: string, line: Line): boolean =>
  !line.blank &&
  line.end - line.start < LONGEST_ROW &&
  text[line.content] === "|" &&
  text.indexOf("|", line.content + 1) >= 0 &&
  text.indexOf("|", line.content + 1) < line.end;

/** The line of dashes under a table's head. */
const isRule = (text: string, { content, end }: Line): boolean =>
  end - content < 400 &&
  /^[|\s:+=-]+$/.test(text.slice(content, end)) &&
  text.slice(content, end).includes("-");

function cellsBetweenBars(text: string, { content, end }: Line): Span[] {
  const cells: Span[] = [];
  let from = content + 1;
  for (let at = from; at < end; at++) {
    if (text[at] !== "|" || text[at - 1] === "\\") continue;
    cells.push(trimmed(text, { start: from, end: at }));
    from = at + 1;
  }
  const rest = trimmed(text, { start: Math.min(from, end), end });
  return rest.end > rest.start ? [...cells, rest] : cells;
}

function entriesOf(text: string, rows: readonly (readonly Span[])[], book: LabelBook): TableEntry[] {
  const [head = [], second = []] = rows;
  const known = (cell: Span | undefined) =>
    cell !== undefined && cell.end > cell.start && book.meaningOf(plain(text, cell)) !== undefined;
  const labels = head.filter(known).length;
  const headed =
    rows.length > 1 &&
    labels >= 2 &&
    labels * 2 >= head.length &&
    (!known(second[0]) ||
      (head.length > 2 && labels === head.length && second.filter(known).length * 2 < second.length));
  if (headed && !alternates(head, known)) {
    return rows
      .slice(1)
      .flatMap((row) =>
        head.map((label, column) => ({ label, value: row[column] ?? { start: label.end, end: label.end } })),
      );
  }
  return rows.flatMap((row) => pairsOf(text, row, known));
}

/** "Date | 3/4/25 | Duration | 45 min": labels and values in turn. */
const alternates = (row: readonly Span[], known: (cell: Span) => boolean): boolean =>
  row.length > 2 &&
  row.every((cell, column) => column % 2 === 1 || known(cell)) &&
  !row.some((cell, column) => column % 2 === 1 && known(cell));

function pairsOf(text: string, row: readonly Span[], known: (cell: Span) => boolean): TableEntry[] {
  const entries: TableEntry[] = [];
  for (let column = 0; column < row.length; column++) {
    const cell = row[column]!;
    if (text.slice(cell.start, cell.end).includes(": ") && !known(cell))
      entries.push({ label: undefined, value: cell });
    else if (column + 1 < row.length && (known(cell) || column === 0))
      entries.push({ label: cell, value: row[++column]! });
    else if (known(cell)) entries.push({ label: cell, value: { start: cell.end, end: cell.end } });
    else if (cell.end > cell.start) entries.push({ label: undefined, value: cell });
  }
  return entries;
}

const plain = (text: string, cell: Span): string =>
  text
    .slice(cell.start, Math.min(cell.end, cell.start + 80))
    .replace(/[:*_`]+/g, " ")
    .trim();

/** A line of nothing but labels, then a line with as many values: an export pasted as it is. */
function delimitedTable(
  text: string,
  lines: readonly Line[],
  at: number,
  book: LabelBook,
): Table | undefined {
  const head = lines[at]!;
  const next = lines[at + 1];
  if (head.blank || !next || next.blank || head.end - head.start > 800) return undefined;
  for (const delimiter of ["\t", "|", ";", ",", "  "]) {
    if (!text.slice(head.start, head.end).includes(delimiter)) continue;
    const labels = delimited(text, head, delimiter);
    if (labels.length < 3) continue;
    const known = labels.filter((cell) => book.meaningOf(plain(text, cell)) !== undefined).length;
    if (
      known * 4 < labels.length * 3 ||
      labels.some((cell) => text.slice(cell.start, cell.end).includes(":"))
    )
      continue;
    const body: Line[] = [];
    for (
      let row = at + 1;
      row < lines.length &&
      !lines[row]!.blank &&
      delimited(text, lines[row]!, delimiter).length * 2 >= labels.length;
      row++
    )
      body.push(lines[row]!);
    if (body.length === 0) continue;
    const entries = body.flatMap((line) => {
      const values = delimited(text, line, delimiter);
      return labels.map((label, column) => ({
        label,
        value: values[column] ?? { start: line.end, end: line.end },
      }));
    });
    return { entries, lines: body.length + 1 };
  }
  return undefined;
}

/** At least three rows of a known label and its value, cut at a comma: a form exported row by row. */
function pairRows(text: string, lines: readonly Line[], at: number, book: LabelBook): Table | undefined {
  const entries: TableEntry[] = [];
  for (let row = at; row < lines.length; row++) {
    const line = lines[row]!;
    const comma = line.blank ? -1 : text.slice(line.start, Math.min(line.end, line.start + 80)).indexOf(",");
    if (comma < 1) break;
    const label = unquoted(text, { start: line.start, end: line.start + comma });
    if (!book.meaningOf(plain(text, label))?.exact || text[line.start + comma - 1] === ":") break;
    entries.push({ label, value: unquoted(text, { start: line.start + comma + 1, end: line.end }) });
  }
  return entries.length < 3 ? undefined : { entries, lines: entries.length };
}

function unquoted(text: string, span: Span): Span {
  const cell = trimmed(text, span);
  const inQuotes = text[cell.start] === '"' && text[cell.end - 1] === '"' && cell.end - cell.start > 1;
  return inQuotes ? { start: cell.start + 1, end: cell.end - 1 } : cell;
}

/** The cells of a line, quotation marks around a cell left out (and their delimiters left in). */
function delimited(text: string, { start, end }: Span, delimiter: string): Span[] {
  if (delimiter === "  ") return cellsOf(text, { start, end }).map((cell) => trimmed(text, cell));
  const cells: Span[] = [];
  let from = start;
  let quoted = false;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] === '"' && (quoted || text.slice(from, at).trim() === "")) quoted = !quoted;
    if (at < end && (quoted || text[at] !== delimiter)) continue;
    cells.push(unquoted(text, { start: from, end: at }));
    from = at + 1;
  }
  return cells;
}
