import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, unpack, withoutSign, withSign } from "../../server/packed.ts";

test("numbers come out of the text as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      expect([...unpack(pack(numbers))]).toEqual(numbers);
    }),
  );
});

test("JSON writes the text as it is", () => {
  const text = pack(Array.from({ length: 10_000 }, (_, number) => number));
  expect(JSON.stringify(text)).toBe(`"${text}"`);
});

test("a number keeps its sign", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 }), (number) => {
      expect(withoutSign(number)).toBeGreaterThanOrEqual(0);
      expect(withSign(withoutSign(number))).toBe(number + 0); // there is one zero alone
    }),
  );
});
