import { describe, expect, test } from "vitest";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import { parseNote } from "../../server/note/note.ts";

const lintOf = (text: string) => check(text, defaultConfig(), "2026-11-15");
const words = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end);

describe("notes that are hardly notes", () => {
  test.each([
    ["nothing", ""],
    ["one word", "Hello"],
    ["only a table", "| Date | Code |\n|---|---|\n| 3/4/2026 | H0038 |\n"],
    ["one line of two megabytes", "we walked to the park and she laughed ".repeat(55_000)],
    ["two megabytes without a space", "x".repeat(2_000_000)],
    ["Windows line ends", "Date: 3/4/2026\r\nCode: H0038\r\n\r\nWe met.\r\n"],
    ["right to left", "Date: 3/4/2026\nName: \u202eהרבד\u202c\nCode: H0038\n\nשלום. We met.\n"],
  ])("%s: every finding lies in the text", async (_, text) => {
    const { findings } = await lintOf(text);
    expect(findings.some(({ rule }) => rule.startsWith("field/"))).toBe(true);
    for (const { start, end } of findings) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  test("a table is read though there is nothing else", () => {
    const note = parseNote("| Date | Code |\n|---|---|\n| 3/4/2026 | H0038 |\n");
    const values = note.fields.map(({ name, value }) => `${name}: ${words(note.text, value)}`);
    expect(values).toEqual(expect.arrayContaining(["date: 3/4/2026", "code: H0038"]));
  });

  test("positions hold behind emoji", async () => {
    const text = "Date: 3/4/2026 🙂\n👩‍👩‍👧 He was manipulative at the desk.\n";
    const { findings } = await lintOf(text);
    expect(findings.filter(({ rule }) => rule === "drift/motive").map((found) => words(text, found))).toEqual(
      ["manipulative"],
    );
  });

  test("two dates that contradict each other are both named", async () => {
    const text =
      "Date of service: 3/4/2026\nService date: 3/9/2026\nCode: H0038\n\nWe walked to the park and she laughed a lot.\n";
    const { findings } = await lintOf(text);
    const message = findings.find(({ rule }) => rule === "check/contradicting-fields")?.message ?? "";
    expect(message).toContain("3/4/2026");
    expect(message).toContain("3/9/2026");
  });
});
