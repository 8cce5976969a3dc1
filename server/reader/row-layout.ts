import type { Rows } from "./rows.ts";

/** Rows as lists of numbers that are used as they lie, four weights in each number. */
export function rowLayout({ columns, index, weights }: Rows): Int32Array[] {
  const four = new Int32Array(Math.ceil(weights.length / 4));
  new Int8Array(four.buffer).set(weights);
  return [Int32Array.of(columns), index, four];
}

/** The rows of a layout. */
export function laidOutRows(layout: readonly Int32Array[]): Rows {
  const [columns, index, four] = layout as [Int32Array, Int32Array, Int32Array];
  return {
    columns: columns[0]!,
    index,
    weights: new Int8Array(four.buffer, four.byteOffset, four.byteLength),
  };
}
