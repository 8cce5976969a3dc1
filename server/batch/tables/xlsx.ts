import { unzipSync, type UnzipFileInfo } from "fflate";
import { NO_TEXT } from "./decode.ts";
import { LEFT_OUT, LONGEST_ROW, type BadRow, type NamedRow, type Table } from "./table.ts";

/** Bytes, packed. A workbook keeps its texts apart from its rows and has to be read whole: more than this might not fit into memory. */
const LARGEST = 50_000_000;
/** Bytes, unpacked: few can be packed into a workbook so that they become far too many. */
const LARGEST_UNPACKED = 300_000_000;
const MOST_CELLS = 20_000_000;
/** No program that makes workbooks has more. */
const MOST_COLUMNS = 16_384;

/** Opens a sheet of a workbook, the first one where none is named. Gives the reason where there is none to open. */
export async function xlsxTable(
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | undefined,
): Promise<Table | string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > LARGEST) return "is larger than 50 MB: save the sheet as CSV, which is read row by row";
    parts.push(part);
  }
  if (size === 0) return undefined;
  const { readSheet, SheetNotFoundError } = await import("read-excel-file/node");
  try {
    const workbook = Buffer.concat(parts);
    const why = tooMuch(workbook);
    if (why !== undefined) return `${why}: save the sheet as CSV, which is read row by row`;
    const [header, ...rows] = await readSheet(workbook, sheet ?? 1, { trim: false });
    if (header === undefined) return undefined;
    const names = header.map((cell) => shown(cell).trim());
    return { unit: "row", names, rows: rowsOf(rows, names) };
  } catch (error) {
    if (!(error instanceof SheetNotFoundError)) return NO_WORKBOOK;
    const { sheets = [] } = error as { sheets?: readonly string[] };
    return `has no sheet of that name; there are ${sheets.map((name) => `"${name}"`).join(", ")}`;
  }
}

const NO_WORKBOOK = "is no workbook that can be read: open it and save it again as .xlsx, or as CSV";

/** Why a workbook is more than could be held, as the end of a sentence; undefined where it is not. */
function tooMuch(workbook: Uint8Array): string | undefined {
  let size = 0;
  const isSheet = ({ name, originalSize }: UnzipFileInfo): boolean => {
    size += originalSize;
    return size <= LARGEST_UNPACKED && /^xl\/worksheets\/[^/]*\.xml$/.test(name);
  };
  const sheets = Object.values(unzipSync(workbook, { filter: isSheet }));
  if (size > LARGEST_UNPACKED) return "is larger than 300 MB when it is unpacked";
  return sheets.some((sheet) => cellsIn(sheet) > MOST_CELLS)
    ? "has cells too far away from the others"
    : undefined;
}

/** As many cells as there are up to the one that is farthest away: those between are held as well. Infinite where a place is none. */
function cellsIn(sheet: Uint8Array): number {
  let [rows, columns] = [1, 1];
  for (const [, name, quoted] of Buffer.from(sheet).toString("latin1").matchAll(PLACES)) {
    const place = PLACE.exec(quoted!.slice(1, -1));
    if (place === null && name === "r") return Infinity; // the library would count on what stands there all the same
    const [, letters = "", row] = place ?? [];
    rows = Math.max(rows, Number(row ?? 1));
    columns = Math.max(
      columns,
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return columns > MOST_COLUMNS ? Infinity : rows * columns;
}

/** The places of rows and cells, and those to which the sheet and its parts reach. */
const PLACES = /\b(r|ref)\s*=\s*("[^"]*"|'[^']*')/g;
const PLACE = /^(?:\w+:)?([A-Z]*)(\d+)$/;

async function* rowsOf(
  rows: readonly (readonly unknown[])[],
  names: readonly string[],
): AsyncGenerator<NamedRow | BadRow> {
  for (const [index, cells] of rows.entries()) {
    const row = index + 2; // the header is row 1
    const values = names.map((_, at) => shown(cells[at]));
    if (values.some((value) => value.includes(NO_TEXT))) yield { row, why: LEFT_OUT.noText };
    else if (values.reduce((sum, { length }) => sum + length, 0) > LONGEST_ROW)
      yield { row, why: LEFT_OUT.tooLong };
    else if (values.some((value) => value !== "")) yield { row, names, values };
  }
}

/** A cell as somebody would write it into a note. Days and times of day have no zone: the library gives them as if in UTC. */
function shown(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.valueOf())) return "";
  const [day, time] = new Date(Math.round(cell.valueOf() / MINUTE) * MINUTE)
    .toISOString()
    .slice(0, 16)
    .split("T");
  if (day! < "1900-01-02") return time!; // a time of day alone, or how long something took
  return time === "00:00" ? day! : `${day} ${time}`;
}

const MINUTE = 60_000;
