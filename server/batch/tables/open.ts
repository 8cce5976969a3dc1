import type { Kind } from "../../kinds.ts";
import type { Complain } from "../result.ts";
import { bytesOf } from "./bytes.ts";
import { decoded } from "./decode.ts";
import type { Table } from "./table.ts";

/** How a table is to be read, where it does not say so itself. */
export type TableOptions = {
  /** The sign between two cells. */
  readonly delimiter?: string | undefined;
  /** The sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** Told how many bytes more were read. */
  readonly read: (bytes: number) => void;
};

/**
 * Opens a file of many notes, which is then read as far as its rows are asked for. Where it cannot be read, now or later, that is
 * complained about.
 */
export async function openTable(
  path: string,
  kind: Exclude<Kind, "text">,
  { delimiter, sheet, read }: TableOptions,
  complain: Complain,
): Promise<Table | undefined> {
  let isWhole = true;
  const cutShort: Complain = (where, what) => {
    isWhole = false;
    complain(where, what);
  };
  const bytes = bytesOf(path, cutShort, read);
  const cut = (): void => {
    if (isWhole) complain(path, "ends in the middle of its JSON: copy it again, it was cut short");
  };
  const table = await open();
  if (table === undefined && isWhole) complain(path, "is empty: export it again");
  else if (typeof table === "string") complain(path, table);
  return typeof table === "object" ? table : undefined;

  async function open(): Promise<Table | string | undefined> {
    if (kind === "xlsx") return (await import("./xlsx.ts")).xlsxTable(bytes, sheet);
    const text = decoded(bytes);
    if (kind === "csv" || kind === "tsv") {
      const { csvTable } = await import("./csv.ts");
      return csvTable(text, delimiter ?? (kind === "tsv" ? "\t" : undefined));
    }
    const { jsonTable, jsonLinesTable, fhirTable } = await import("./json.ts");
    if (kind === "jsonl") return jsonLinesTable(text);
    return kind === "json" ? jsonTable(text, cut) : fhirTable(text, cut);
  }
}
