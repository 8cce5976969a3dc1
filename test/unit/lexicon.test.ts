import { describe, expect, test } from "vitest";
import { builtInEntries, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { builtInReader } from "../../server/reader/built-in.ts";
import type { Reader } from "../../server/reader/reader.ts";
import { rules } from "../../server/rules/index.ts";
import { Settings } from "../../server/settings.ts";

const settings = Settings.parse({});

/** The words that are underlined, put back into the text as the examples mark them. */
function marked(text: string, reader?: Reader): string {
  const findings = lint(parseNote(text), {
    settings,
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en",
    english,
    reader,
  });
  return findings
    .filter((finding) => finding.rule.startsWith("drift/"))
    .reduceRight(
      (out, { start, end }) => `${out.slice(0, start)}[[${out.slice(start, end)}]]${out.slice(end)}`,
      text,
    );
}

const plain = (example: string): string => example.replace(/\[\[|\]\]/g, "");

describe("every example of the lexicon underlines just its marked words", () => {
  for (const entry of builtInEntries()) {
    test(`${entry.category}: ${entry.id}`, () => {
      for (const example of entry.examples) expect(marked(plain(example))).toBe(example);
    });
  }
});

describe("every example of a drift rule underlines just its marked words", () => {
  for (const rule of rules.filter(({ id }) => id.startsWith("drift/"))) {
    test(rule.id, () => {
      for (const example of rule.examples) expect(marked(plain(example), builtInReader())).toBe(example);
    });
  }
});
