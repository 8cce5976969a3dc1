import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, packTexts, unpack, unpackTexts, withoutSign, withSign } from "../../server/packed.ts";

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

test("texts come out as they went in, or do not go in", () => {
  expect(unpackTexts(packTexts(["said no", "", "é|(a|b)"]))).toEqual(["said no", "", "é|(a|b)"]);
  expect(() => packTexts(["a", "b~c"])).toThrow("~");
});
