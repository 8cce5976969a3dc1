import type { Span } from "../../note/span.ts";

/** Where a text's lines begin, and what stands on them. Offsets are UTF-16; lines and columns count from 1. */
export type Lines = {
  readonly count: number;
  /** The place of an offset, as editors and compilers write it. */
  placeOf(offset: number): { readonly line: number; readonly column: number };
  /** Where a span begins and ends, its end exclusive. */
  placeOfSpan(span: Span): {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
  /** Where a line begins and ends, its line break left out. */
  spanOf(line: number): Span;
};

/** Cuts a text into lines where editors do: at `\n`, `\r\n` and a lone `\r`. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + lineBreak.length);

  function placeOf(offset: number) {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }

  function placeOfSpan({ start, end }: Span) {
    const { line: endLine, column: endColumn } = placeOf(end);
    return { ...placeOf(start), endLine, endColumn };
  }

  function spanOf(line: number) {
    const start = starts[line - 1]!;
    const next = starts[line] ?? text.length;
    return { start, end: start + text.slice(start, next).replace(/[\r\n]+$/, "").length };
  }

  return { count: starts.length, placeOf, placeOfSpan, spanOf };
}
