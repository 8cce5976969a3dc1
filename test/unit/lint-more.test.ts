import { expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import { parseNote } from "../../server/note/note.ts";
import { textOf } from "../../server/note/span.ts";
import { Settings } from "../../server/settings.ts";

test("of one rule so many findings are shown, and the last says that there are more", () => {
  const text = `Narrative: ${"She was manipulative.\n\n".repeat(10_002)}`;
  const found = lint(parseNote(text), {
    settings: Settings.parse({}),
    lexicon: builtInLexicon(),
    today: "2026-03-01",
    language: "en",
  }).filter(({ rule }) => rule === "drift/motive");
  expect(found).toHaveLength(10_001);
  const last = found.at(-1)!;
  expect(last).toMatchObject({
    severity: "information",
    message: expect.stringMatching(/^This note has more /),
  });
  expect(textOf(text, last)).toBe("manipulative");
  expect(found.slice(0, -1).every(({ message }) => message.startsWith('"manipulative" '))).toBe(true);
});
