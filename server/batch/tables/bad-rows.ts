import type { Complain } from "../result.ts";
import type { BadRow, Table } from "./table.ts";

/** Rows of a file that had to be left out: the first are named by number, all are counted at the end. */
export type BadRows = {
  add(row: BadRow): void;
  /** Counts a row about which it is said already why it is left out. */
  count(): void;
  end(): void;
};

export function createBadRows(
  path: string,
  unit: Table["unit"],
  complain: Complain,
  remark: (sentence: string) => void,
): BadRows {
  let count = 0;
  let named = 0;
  return {
    add({ row, why }) {
      count++;
      if (named++ < MOST_NAMED) complain(`${path}, ${unit} ${row}`, why);
    },
    count() {
      count++;
    },
    end() {
      if (count === 0) return;
      const more = named > MOST_NAMED ? `; the first ${MOST_NAMED} are named above` : "";
      remark(`${path}: ${count} ${unit}${count === 1 ? " was" : "s were"} left out${more}`);
    },
  };
}

const MOST_NAMED = 20;
