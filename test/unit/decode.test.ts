import { expect, test } from "vitest";
import { decoded } from "../../server/batch/tables/decode.ts";

async function textOf(...chunks: readonly Uint8Array[]): Promise<string> {
  async function* source() {
    yield* chunks;
  }
  let text = "";
  for await (const piece of decoded(source())) text += piece;
  return text;
}

test.each([
  ["utf8", Buffer.from("a,b\nshe said “así” — José, 😀 ok\nplain\n")],
  ["windows-1252", Buffer.from("a,b\nshe said \x93as\xed\x94 \x97 Jos\xe9, ok\nplain\n", "latin1")],
  ["windows-1252, one letter", Buffer.from("a,b\nJos\xe9", "latin1")],
  ["ASCII", Buffer.from("a,b\nplain\n")],
])("%s is the same text wherever its bytes are parted", async (_, bytes) => {
  const whole = await textOf(bytes);
  expect(whole).toMatch(/^a,b\n(she said “así” — José, |plain|José$)/);
  for (let at = 1; at < bytes.length; at++)
    expect(await textOf(bytes.subarray(0, at), bytes.subarray(at)), `parted at ${at}`).toBe(whole);
});
