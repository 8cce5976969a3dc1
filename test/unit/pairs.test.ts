import { describe, expect, test } from "vitest";
import { builtInEntries, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { Settings } from "../../server/settings.ts";

const options = {
  settings: Settings.parse({}),
  lexicon: builtInLexicon(),
  today: "2026-06-01",
  language: "en" as const,
  english,
};

const findingsOf = (text: string, entry: string): Finding[] =>
  lint(parseNote(text), options).filter(({ data }) => data["entry"] === entry);

/** The sentence after the first better words of the entry's one finding. */
function rewritten(text: string, entry: string): string | undefined {
  const [finding] = findingsOf(text, entry);
  const edit = finding?.fixes.find(({ kind }) => kind === "rewrite")?.edits?.[0];
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const entries = builtInEntries().filter(({ pairs }) => pairs !== undefined);

describe.each(entries)("better words for $id", ({ id, pairs = [] }) => {
  test.each(pairs)("$before", ({ before, after }) => {
    expect(rewritten(before, id)).toBe(after);
    expect(findingsOf(after, id)).toEqual([]);
  });
});

test("what rewrites shows it in three sentences at least", () => {
  const rewriting = builtInEntries().filter(({ instead, safety }) => instead !== undefined && !safety);
  const short = rewriting.filter(({ pairs = [] }) => pairs.length < 3).map(({ id }) => id);
  expect(short).toEqual([]);
});

describe("no better words where they would claim something else", () => {
  test.each([
    ["schizophrenic-person", "She met the schizophrenics' families."],
    ["a-diabetic", "She is a diabetic cook from Ohio."],
    ["bipolar-person", "He is a bipolar and anxious man."],
    ["good-or-bad-about-meds", "Her doctor stopped her lithium in May."],
    ["good-or-bad-about-meds", "He dropped his pills in the sink."],
    ["street-names", "The hospice lady came at noon."],
    ["conditions-as-plural", "The TBIs get their own van."],
    ["ex-con", "The landlord won't rent to felons."],
    ["addict", "He is an addict."],
    ["alcoholic", "She is an alcoholic."],
  ])("%s: %s", (entry, text) => {
    expect(findingsOf(text, entry)).toHaveLength(1);
    expect(rewritten(text, entry)).toBeUndefined();
  });
});
