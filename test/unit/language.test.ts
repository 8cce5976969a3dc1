import { expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { textOf } from "../../server/note/span.ts";
import { Settings } from "../../server/settings.ts";

const drift = (text: string): string[] =>
  lint(parseNote(text), {
    settings: Settings.parse({}),
    lexicon: builtInLexicon(),
    today: "2026-03-01",
    language: "en",
    english,
  })
    .filter(({ rule }) => rule.startsWith("drift/"))
    .map((finding) => textOf(text, finding));

test.each([
  "Hablamos de la depresión y la paranoia en casa.",
  "Mi prima es bipolar y vive sola.",
  "Dijo que su doctora la llama borderline.",
  "Siya ay compliant sa gamot niya araw-araw.",
  "Bà ấy nói rằng con trai bà bị paranoia và không uống thuốc.",
])("a sentence in another language is not judged: %s", (text) => {
  expect(drift(text)).toEqual([]);
});

test.each([
  ["Denies SI/HI.", ["Denies SI/HI"]],
  ["SI, no plan.", ["SI"]],
  ["Guarded, isolative.", ["Guarded", "isolative"]],
  ["Sister reports command hallucinations last winter.", ["command hallucinations"]],
  ["Le dije que venga. She was manipulative with her tía.", ["manipulative"]],
])("a short English one is, and so is one between Spanish ones: %s", (text, found) => {
  expect(drift(text)).toEqual(found);
});
