import { unpack, withSign } from "../packed.ts";
import { PLACES } from "./features.ts";

/** `bias` in thousandths, `scale` in millionths. */
export type Table = {
  readonly bias: number;
  readonly scale: number;
  readonly places: string;
  readonly weights: string;
};

/**
 * The weights of several tables side by side, one row for each place that counts in any of them. Few of the places do, and a
 * plain array of all would not fit the processor's cache: so one bit tells whether a place has a row, and the number of
 * rows before each 32 bits, which stands behind them, tells which.
 */
export type Rows = {
  readonly columns: number;
  readonly index: Int32Array;
  readonly weights: Int8Array;
};

/** Unpacks some tables. */
export function rowsOf(tables: readonly Table[]): Rows {
  const columns = tables.length;
  const index = new Int32Array(PLACES / 16);
  for (const table of tables) forEachWeight(table, (place) => (index[bitsAt(place)]! |= 1 << (place & 31)));
  let rows = 0;
  for (let at = 0; at < index.length; at += 2) {
    index[at + 1] = rows;
    rows += bitsIn(index[at]!);
  }
  const weights = new Int8Array(rows * columns);
  const made = { columns, index, weights };
  tables.forEach((table, column) =>
    forEachWeight(table, (place, weight) => (weights[rowAt(made, place) * columns + column] = weight)),
  );
  return made;
}

/** The row of a place; -1 where it has none. */
export function rowAt({ index }: Rows, place: number): number {
  const at = bitsAt(place);
  const word = index[at]!;
  const bit = 1 << (place & 31);
  return (word & bit) === 0 ? -1 : index[at + 1]! + bitsIn(word & (bit - 1));
}

/** Where the bits of 32 places stand. */
const bitsAt = (place: number): number => (place >>> 5) * 2;

/** How many bits of 32 are set (Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function forEachWeight({ places, weights }: Table, set: (place: number, weight: number) => void): void {
  const steps = unpack(places);
  const values = unpack(weights);
  for (let at = 0, place = 0; at < steps.length; at++) set((place += steps[at]!), withSign(values[at]!));
}
