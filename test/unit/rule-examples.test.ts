import { describe, expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import { parseNote } from "../../server/note/note.ts";
import { rules } from "../../server/rules/index.ts";
import { Settings } from "../../server/settings.ts";

const settings = Settings.parse({});

/** The words that one rule underlines, put back into the text as its examples mark them. */
function marked(text: string, id: string): string {
  const findings = lint(parseNote(text), {
    settings,
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en",
  });
  return findings
    .filter(({ rule }) => rule === id)
    .reduceRight(
      (out, { start, end }) => `${out.slice(0, start)}[[${out.slice(start, end)}]]${out.slice(end)}`,
      text,
    );
}

/** The marks go, the brackets of a prompt stay. */
const plain = (example: string): string => example.replace(/\[\[(\[?)/g, "$1").replace(/(\]?)\]\]/g, "$1");

describe("every example of a rule about facts or whole stories underlines just its marked words", () => {
  for (const { id, examples } of rules.filter((rule) => /^(?:field|check|recovery)\//.test(rule.id))) {
    test(id, () => {
      expect(examples.some((example) => example.includes("[["))).toBe(true);
      for (const example of examples) expect(marked(plain(example), id)).toBe(example);
    });
  }
});
