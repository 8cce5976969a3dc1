import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInEntries, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { overlaps, textOf, type Span } from "../../server/note/span.ts";
import type { Edit } from "../../server/rules/rule.ts";
import { Settings } from "../../server/settings.ts";

type Labelled = {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly { readonly text: string; readonly nth: number }[];
};

const reports = readFileSync("test/corpus/safety.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Labelled);

const plain = (example: string): string => example.replace(/\[\[|\]\]/g, "");

const safetyEntries = builtInEntries().filter(({ safety }) => safety);
const safetyIds = new Set(safetyEntries.map(({ id }) => id));
const examples = safetyEntries.flatMap(({ id, examples }) =>
  examples.map((example) => ({ id, text: plain(example) })),
);
const texts = [...reports, ...examples];

describe("a plain report of danger is left alone", () => {
  test.each(reports)("$id: $text", ({ text, spans }) => {
    const alarms = findingsIn(text).filter(
      (finding) => isAlarm(finding) && !spans.some((span) => overlaps(rangeOf(text, span), finding)),
    );
    expect(alarms.map(({ rule, start, end }) => `${rule}: ${textOf(text, { start, end })}`)).toEqual([]);
  });
});

describe("words about danger", () => {
  test.each(safetyEntries)("$category $id speaks first in its own examples", ({ examples }) => {
    const findings = examples.flatMap((example) => findingsIn(plain(example)));
    expect(findings.filter(isAlarm)).toEqual([]);
  });

  test.each(texts)("are never a warning, and the message asks for more: $id: $text", ({ text }) => {
    for (const { severity, message } of findingsIn(text).filter(isAboutDanger)) {
      expect(["information", "hint"]).toContain(severity);
      expect(message).toMatch(/^Keep this\. .*\bown words\b.*\bwho you told\b.*\bwhen\b/);
    }
  });

  test("are found in the reports and the examples", () => {
    const found = texts.flatMap(({ text }) => findingsIn(text)).filter(isAboutDanger);
    expect(found.length).toBeGreaterThan(safetyEntries.length);
  });

  test.each(texts)("outlast every fix that is offered: $id: $text", ({ text }) => {
    for (const edit of editsIn(text)) expect(dangerIn(changed(text, edit))).toEqual(dangerIn(text));
  });

  test.each([
    "Pt is suicidal, told Kim at 3 pm.",
    "Pt has a hx of SI.",
    "She is hypervigilant and actively suicidal.",
    "The patient denies SI.",
  ])("outlast the fixes of the words beside them: %s", (text) => {
    expect(editsIn(text)).not.toEqual([]);
    expect(dangerIn(text)).not.toEqual([]);
    for (const edit of editsIn(text)) expect(dangerIn(changed(text, edit))).toEqual(dangerIn(text));
  });
});

/** What is said about the words: a sentence on its own has no header, so the missing fields are left out. */
function findingsIn(text: string): Finding[] {
  const settings = Settings.parse({});
  return lint(parseNote(text), {
    settings,
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en",
    english,
  }).filter(({ rule }) => !rule.startsWith("field/"));
}

const isAlarm = ({ severity }: Finding): boolean => severity === "error" || severity === "warning";

const isAboutDanger = ({ data }: Finding): boolean => safetyIds.has(String(data.entry));

/** The words about danger that are underlined. */
const dangerIn = (text: string): string[] =>
  findingsIn(text)
    .filter(isAboutDanger)
    .map((finding) => textOf(text, finding));

const editsIn = (text: string): Edit[] =>
  findingsIn(text).flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits ?? []));

const changed = (text: string, edit: Edit): string =>
  text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/** Where the labelled words stand: `nth` counts the occurrences from 1. */
function rangeOf(text: string, { text: words, nth }: Labelled["spans"][number]): Span {
  let start = -1;
  for (let count = 0; count < nth; count++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
}
