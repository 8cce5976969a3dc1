/** A row as it lies in its file, its cells in the order of the columns; a cell that the record does not have is undefined. */
export type Row = { readonly row: number; readonly values: readonly (string | undefined)[] };

/**
 * What one file of many notes holds. `row` counts as the people who have the file open do: in a spreadsheet from 1, the header being
 * row 1; elsewhere lines, or the elements of an array.
 */
export type Table = {
  readonly names: readonly string[];
  readonly rows: AsyncIterable<Row>;
};
