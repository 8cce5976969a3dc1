/** A row as it lies in its file, its cells in the order of the columns; a cell that the record does not have is undefined. */
export type Row = { readonly row: number; readonly values: readonly (string | undefined)[] };

/** A row, and what its cells are called: the same list for all rows that are laid out alike. */
export type NamedRow = Row & { readonly names: readonly string[] };

/** A row that cannot be read, and why and what becomes of it, as the end of a sentence. Nothing of what stands in it is said. */
export type BadRow = { readonly row: number; readonly why: string };

/**
 * What one file of many notes holds. `row` counts as the people who have the file open do: in a spreadsheet rows from 1, the header
 * being row 1; elsewhere lines, or the elements of an array.
 */
export type Table = {
  readonly unit: "row" | "line" | "record";
  /** The header; undefined where each record brings its own names. */
  readonly names?: readonly string[];
  readonly rows: AsyncIterable<NamedRow | BadRow>;
};

/** More than this in one row (in UTF-16 units) is no note: something is wrong with the file, and memory stays flat. */
export const LONGEST_ROW = 10_000_000;

export const TOO_LONG = Symbol("a row that is too long");

export const LEFT_OUT = {
  tooLong: "is longer than 10 MB: it is left out",
  noText: "holds bytes that are no text: it is left out",
} as const;
