import { overlaps, type Span } from "./span.ts";

/** Spans in any order, which may overlap, made ready to be asked about many others. */
export type Cover<S extends Span> = {
  /** How many there are. */
  readonly size: number;
  /** Those that overlap a span, in the order of their starts. */
  overlapping(span: Span): S[];
  /** Whether one of them holds a whole span. */
  holds(span: Span): boolean;
};

export function coverOf<S extends Span>(spans: readonly S[]): Cover<S> {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  /** How far the spans up to each one reach. */
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach.at(-1) ?? 0));
  return {
    size: sorted.length,
    overlapping(span) {
      const found: S[] = [];
      for (let at = countBegun(sorted, span.end) - 1; at >= 0 && reach[at]! > span.start; at--)
        if (overlaps(sorted[at]!, span)) found.push(sorted[at]!);
      return found.reverse();
    },
    holds: ({ start, end }) => (reach[countBegun(sorted, start + 1) - 1] ?? -1) >= end,
  };
}

/** How many of the sorted spans begin before an offset. */
function countBegun(sorted: readonly Span[], before: number): number {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < before) low = middle + 1;
    else high = middle;
  }
  return low;
}
