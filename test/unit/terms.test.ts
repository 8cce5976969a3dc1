import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { overlaps, type Span } from "../../server/note/span.ts";
import { tableOf, Term } from "../../server/rules/terms.ts";
import { Settings } from "../../server/settings.ts";

const terms = readFileSync(new URL("../../lexicon/terms.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => Term.parse(JSON.parse(line)));

const settings = Settings.parse({});

/** An example without its brackets, and where the marked words stand in it. */
function unmarked(example: string): { text: string; marks: Span[] } {
  let text = "";
  const marks: Span[] = [];
  example.split(/\[\[|\]\]/).forEach((part, index) => {
    const start = text.length;
    text += part;
    if (index % 2 === 1) marks.push({ start, end: text.length });
  });
  return { text, marks };
}

const wordsFoundIn = (text: string): Finding[] =>
  lint(parseNote(text), {
    settings,
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en",
    english,
  }).filter(({ rule }) => rule.startsWith("drift/"));

describe("every term that is taken is underlined where it is marked, and only there", () => {
  test.each(terms.map(({ category, term, examples = [] }) => [category, term, examples] as const))(
    "%s: %s",
    (_, __, examples) => {
      for (const example of examples) {
        const { text, marks } = unmarked(example);
        const found = wordsFoundIn(text);
        const loud = found.filter(({ severity }) => severity !== "hint");
        const missed = marks.filter((mark) => !loud.some((finding) => overlaps(mark, finding)));
        const stray = (marks.length > 0 ? loud : found).filter(
          (finding) => !marks.some((mark) => overlaps(mark, finding)),
        );
        expect({ example, missed, stray }).toEqual({ example, missed: [], stray: [] });
      }
    },
  );
});

// `npx vitest run test/unit/terms.test.ts -u` writes the table anew.
test("the table of terms says what the terms say", async () => {
  await expect(tableOf(terms)).toMatchFileSnapshot("../../lexicon/TERMS.md");
});
