/** A half-open range of UTF-16 offsets into a note's text: `start` is in, `end` is not. */
export type Span = { readonly start: number; readonly end: number };

/** The words that a span names. */
export const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);

/** No more of a text than `most` UTF-16 units, and no half of a character. */
export const headOf = (text: string, most: number): string =>
  text.slice(0, (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most);

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Which of these spans, in the order of the text, is the last that begins at an offset or before it; -1 where none does. */
export function lastBegunAt(spans: readonly Span[], at: number): number {
  let low = -1;
  for (let high = spans.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Of spans in the order of the text, none of which overlaps another: those that overlap this one. */
export function overlapping<S extends Span>(spans: readonly S[], span: Span): S[] {
  let from = Math.max(0, lastBegunAt(spans, span.start));
  while (from < spans.length && spans[from]!.end <= span.start) from++;
  let to = from;
  while (to < spans.length && spans[to]!.start < span.end) to++;
  return spans.slice(from, to);
}

/** The span without the white space at its ends. An all-blank span becomes the empty span at its start. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return from === to ? { start, end: start } : { start: from, end: to };
}

/** Space, tab, line breaks, no-break space and byte order mark. */
export const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;

/** The same spans, so many UTF-16 units further on: from a part's offsets to the whole text's. */
export const shifted = <S extends Span>(spans: readonly S[], by: number): S[] =>
  spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
