import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { STDIN } from "../sources.ts";
import type { Complain } from "../result.ts";
import type { Row, Table } from "./table.ts";

/** What a file holds: the text of one note, or many notes in one of these forms. */
export const KINDS = ["text", "csv", "tsv"] as const;
export type Kind = (typeof KINDS)[number];

/** What a file holds, as its name says. */
export const kindOf = (path: string): Kind =>
  /\.csv$/i.test(path) ? "csv" : /\.tsv$/i.test(path) ? "tsv" : "text";

/** Opens a file of many notes. Where it cannot be read that is complained about. */
export async function openTable(
  path: string,
  kind: Exclude<Kind, "text">,
  _complain: Complain,
): Promise<Table | undefined> {
  const stream = path === STDIN ? process.stdin : createReadStream(path);
  const rows = stream
    .pipe(parse({ bom: true, delimiter: kind === "tsv" ? "\t" : "," }))
    [Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const { value: names = [] } = (await rows.next()) as { value?: string[] };
  async function* rest(): AsyncGenerator<Row> {
    let row = 1;
    for (let next = await rows.next(); !next.done; next = await rows.next())
      yield { row: ++row, values: next.value };
  }
  return { names, rows: rest() };
}
