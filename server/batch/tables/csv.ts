import { parse } from "csv-parse/sync";
import { linesOf } from "./lines.ts";
import { NO_TEXT } from "./decode.ts";
import { LEFT_OUT, LONGEST_ROW, TOO_LONG, type BadRow, type NamedRow, type Table } from "./table.ts";

/** Opens a table of cells with a delimiter between them; without one it is found in the header. Undefined where there is nothing. */
export async function csvTable(
  text: AsyncIterable<string>,
  delimiter: string | undefined,
): Promise<Table | undefined> {
  const lines = linesOf(text);
  let first = await lines.next();
  const said = first.done || first.value === TOO_LONG ? undefined : SAID.exec(first.value)?.[1];
  if (said !== undefined) first = await lines.next();
  if (first.done) return undefined;
  const sign = delimiter ?? said ?? (first.value === TOO_LONG ? "," : delimiterIn(first.value));
  const records = recordsOf(first.value, lines, sign);
  const { value: header } = await records.next();
  if (!Array.isArray(header)) return undefined;
  const names = header.map((name) => name.trim());
  return { unit: "row", names, rows: rowsOf(records, names) };
}

/** A line before the header that says what the delimiter is. Spreadsheets write it, obey it and do not count it. */
const SAID = /^"?sep=([^"\n\r])"?[\r\n]*$/i;

/** The sign that parts the header most often, outside of quotation marks. */
function delimiterIn(header: string): string {
  const plain = header.replace(/"[^"]*"/g, "");
  const times = (sign: string): number => plain.split(sign).length;
  return [",", "\t", ";", "|"].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

/** An empty row, which spreadsheets leave at the end, is one only for who counts. */
async function* rowsOf(
  records: AsyncIterable<string[] | string>,
  names: readonly string[],
): AsyncGenerator<NamedRow | BadRow> {
  let row = 1;
  for await (const values of records) {
    row++;
    if (typeof values === "string") yield { row, why: values };
    else if (values.some((value) => value.includes(NO_TEXT))) yield { row, why: LEFT_OUT.noText };
    else if (values.every((value) => value === "")) continue;
    else if (isLikeHeader(values, names)) yield { row, names, values };
    else
      yield { row, why: `has ${values.length} cells where the header has ${names.length}: it is left out` };
  }
}

/** Some programs end rows with a delimiter and headers without one, or the other way round. */
const isLikeHeader = (values: readonly string[], names: readonly string[]): boolean =>
  [...values.slice(names.length), ...names.slice(values.length)].every((rest) => rest === "");

/** The lines of one record, as far as its quotation marks tell: between two that belong together a line may break. */
type Group = readonly string[];

/** The cells of each record, or why there are none. */
async function* recordsOf(
  first: string | typeof TOO_LONG,
  lines: AsyncIterable<string | typeof TOO_LONG>,
  delimiter: string,
): AsyncGenerator<string[] | string> {
  let groups: Group[] = [];
  let open: string[] = [];
  let [size, isOdd] = [0, false];

  function* parsedSoFar(): Generator<string[] | string> {
    const batch = open.length > 0 ? [...groups, open] : groups;
    [groups, open, size, isOdd] = [[], [], 0, false];
    yield* parsed(batch, delimiter);
  }

  for await (const line of withFirst(first, lines)) {
    if (line === TOO_LONG) {
      yield* parsedSoFar();
      yield LEFT_OUT.tooLong;
      continue;
    }
    open.push(line);
    size += line.length;
    isOdd = isOdd !== hasOddQuotes(line);
    if (!isOdd) {
      groups.push(open);
      open = [];
    }
    if (isOdd ? size > LONGEST_ROW : size > BATCH) yield* parsedSoFar();
  }
  yield* parsedSoFar();
}

/** To parse many records at a time takes less than one by one. */
const BATCH = 32_768;

async function* withFirst<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

const hasOddQuotes = (line: string): boolean => line.includes('"') && line.split('"').length % 2 === 0;

/** Parses records together; where one of them has a quotation mark that none closes, each by itself, and without that line. */
function* parsed(batch: readonly Group[], delimiter: string): Generator<string[] | string> {
  const waiting = [batch];
  for (let groups = waiting.pop(); groups !== undefined; groups = waiting.pop()) {
    const records = tryParse(groups, delimiter);
    if (records !== undefined) yield* records;
    else if (groups.length > 1) waiting.push(...groups.map((group) => [group]).reverse());
    else {
      yield NOT_CLOSED;
      waiting.push(groups[0]!.slice(1).map((line) => [line]));
    }
  }
}

const NOT_CLOSED = "opens a quotation mark that is never closed: it is left out";

function tryParse(groups: readonly Group[], delimiter: string): string[][] | undefined {
  try {
    return parse(groups.flat().join(""), {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch {
    return undefined;
  }
}
