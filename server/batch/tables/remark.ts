import type { Complain } from "../result.ts";
import type { Mapping } from "./columns.ts";

/** Says once how a table's columns are read. False, after a complaint, where they cannot be. */
export function remarkOnColumns(
  path: string,
  { columns, unknown, doubtful }: Mapping,
  complain: Complain,
  remark: (sentence: string) => void,
): boolean {
  for (const { field, names } of doubtful) {
    complain(
      path,
      `has more than one column for the ${field}: ${quoted(names)}. Choose one: --map "${field}=${names[0]}"`,
    );
  }
  if (doubtful.length > 0) return false;
  if (columns.length === 0) {
    complain(
      path,
      `has no column that says what it holds; there are ${quoted(unknown)}. Say which is which: --map "narrative=..."`,
    );
    return false;
  }
  remark(`${path}: reading ${columns.map(({ name, field }) => `"${name}" as ${field}`).join(", ")}`);
  return true;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
