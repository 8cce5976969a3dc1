import { stringify } from "csv-stringify/sync";
import { CATEGORIES } from "../lexicon/categories.ts";
import type { Overview } from "./overview.ts";

/**
 * An overview as a table for spreadsheets: a row for each number, `what` saying what is counted. A rate is `count` by `words` or by
 * `notes`. No cell is a formula.
 */
export function overviewCsv({ by, read, signals, drift, periods, wordings, missing }: Overview): string {
  const { notes, words } = read;
  const rows: Row[] = [
    ...Object.entries(read).map(([name, count]): Row => ({ what: "read", name, count })),
    ...signals.map(({ signal, notes: count }): Row => ({ what: "signal", name: signal, notes, count })),
    ...CATEGORIES.map((name): Row => ({ what: "drift", name, notes, words, count: drift[name] })),
    ...periods.flatMap(({ from, drift: counts, ...of }) =>
      CATEGORIES.map((name): Row => ({
        what: `drift by ${by}`,
        period: from,
        name,
        ...of,
        count: counts[name],
      })),
    ),
    ...wordings.map(({ entry: name, category, count }): Row => ({ what: "wording", category, name, count })),
    ...missing.map(({ rule: name, notes: count }): Row => ({ what: "missing", name, notes, count })),
  ];
  return stringify([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))] as unknown[][], {
    escape_formulas: true,
    record_delimiter: "\r\n",
  });
}

const COLUMNS = ["what", "period", "category", "name", "notes", "words", "count"] as const;
type Row = { readonly [column in (typeof COLUMNS)[number]]?: string | number };
