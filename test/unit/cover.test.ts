import fc from "fast-check";
import { expect, test } from "vitest";
import { coverOf } from "../../server/note/cover.ts";
import { contains, overlapping, overlaps, type Span } from "../../server/note/span.ts";

const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]): Span => ({
  start,
  end: start + length,
}));

/** In the order of the text, with or without room between them. */
const apart = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 9 }))).map((lengths) => {
  const spans: Span[] = [];
  for (const [room, length] of lengths) {
    const start = (spans.at(-1)?.end ?? 0) + room;
    spans.push({ start, end: start + length });
  }
  return spans;
});

test("spans that overlap another are those that looking at each of them finds", () => {
  fc.assert(
    fc.property(fc.array(span), span, (spans, asked) => {
      const cover = coverOf(spans);
      const found = spans.filter((one) => overlaps(one, asked)).toSorted((a, b) => a.start - b.start);
      expect(cover.overlapping(asked)).toEqual(found);
      expect(cover.holds(asked)).toBe(spans.some((one) => contains(one, asked)));
    }),
  );
});

test("so are those among spans that lie apart in the order of the text", () => {
  fc.assert(
    fc.property(apart, span, (spans, asked) => {
      expect(overlapping(spans, asked)).toEqual(spans.filter((one) => overlaps(one, asked)));
    }),
  );
});
