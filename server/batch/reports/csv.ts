import { stringify } from "csv-stringify/sync";
import { placed } from "../places.ts";
import type { Report } from "../result.ts";

/**
 * A row for each finding, as RFC 4180 has it. In a spreadsheet a cell is a text, never a formula, whoever wrote what stands in it: an
 * apostrophe comes before what would begin one.
 */
export const csvReport = (): Report => ({
  head: rows([COLUMNS]),
  between: "",
  note(result) {
    const { path, place } = result;
    const note = { path, row: place?.row, id: place?.id };
    return rows(
      placed(result).map(({ data, ...finding }) => {
        const cells: Readonly<Record<string, unknown>> = { ...note, ...data, ...finding };
        return COLUMNS.map((name) => cells[name]);
      }),
    );
  },
  end: () => "",
});

/** Named as in the other formats for machines. */
const COLUMNS = [
  ...["path", "row", "id", "rule", "severity", "message"],
  ...["columnName", "start", "end", "line", "column", "endLine", "endColumn"],
  ...["voice", "entry", "state"],
];

const rows = (records: readonly (readonly unknown[])[]): string =>
  stringify([...records] as unknown[][], { escape_formulas: true, record_delimiter: "\r\n" });
