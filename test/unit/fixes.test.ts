import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInData, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding, type FindingFix } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { textOf } from "../../server/note/span.ts";
import { builtInReader } from "../../server/reader/built-in.ts";
import { noteWith } from "../../server/rules/examples.ts";
import { Settings } from "../../server/settings.ts";

/** A sentence in a note that says every required fact elsewhere. */
const inNote = (text: string): string =>
  noteWith("We walked to the library and she picked out two books about birds.", text);

const notesIn = (file: string): string[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);

const corpus = ["dev", "fields", "layouts", "notes", "voices"];
const TEXTS: readonly [string, readonly string[]][] = [
  ...corpus.map((name): [string, string[]] => [name, notesIn(`test/corpus/${name}.jsonl`)]),
  ["reports of danger", notesIn("test/corpus/safety.jsonl").map(inNote)],
  [
    "samples",
    readdirSync("samples")
      .filter((name) => name.endsWith(".note"))
      .map((name) => readFileSync(`samples/${name}`, "utf8")),
  ],
  [
    "lexicon examples",
    builtInData.entries.flatMap(({ examples }) =>
      examples.map((text) => inNote(text.replace(/\[\[|\]\]/g, ""))),
    ),
  ],
];

const options = {
  settings: Settings.parse({}),
  lexicon: builtInLexicon(),
  today: "2026-06-01",
  language: "en" as const,
  english,
  reader: builtInReader(),
};

const findingsIn = (text: string): Finding[] => lint(parseNote(text), options);

function applied(text: string, { edits = [] }: FindingFix): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((after, { start, end, text: words }) => after.slice(0, start) + words + after.slice(end), text);
}

/** A finding without its place: what can be compared between two versions of a note. */
const nameOf = (text: string, { rule, data, start, end }: Finding): string =>
  `${rule}: ${rule.startsWith("drift/") ? textOf(text, { start, end }) : (data["state"] ?? "")}`;

const without = (names: readonly string[], gone: string): string[] => {
  const at = names.indexOf(gone);
  return names.filter((_, index) => index !== at);
};

describe.each(TEXTS)("every fix of every finding, applied alone: %s", (_, texts) => {
  test("mends its finding and makes no other", () => {
    const wrong: string[] = [];
    for (const text of texts) {
      const before = findingsIn(text);
      const names = before.map((finding) => nameOf(text, finding));
      for (const finding of before.filter(({ rule }) => rule.startsWith("drift/"))) {
        const name = nameOf(text, finding);
        for (const fix of finding.fixes.filter(({ edits }) => edits)) {
          const after = applied(text, fix);
          const left = findingsIn(after).map((found) => nameOf(after, found));
          const placeholders = (list: readonly string[]): number =>
            list.filter((found) => found.startsWith("check/placeholder")).length;
          const more = left.filter(
            (found) => !found.startsWith("check/placeholder") && !names.includes(found),
          );
          const expected = placeholders(names) + (fix.kind === "ask" ? 1 : 0);
          const isKept = finding.message.startsWith("Keep this.");
          const still =
            left.filter((found) => found === name).length -
            without(names, name).filter((found) => found === name).length;
          if (more.length > 0 || placeholders(left) !== expected || still !== (isKept ? 1 : 0))
            wrong.push(
              `${name} -> ${fix.title}: ${more.join(" + ")} (${placeholders(left)} prompts, ${still} left)`,
            );
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000); // thousands of notes are linted
});

test("nearly every wording offers a way out besides keeping it", () => {
  const wordings = TEXTS.flatMap(([, texts]) => texts.flatMap(findingsIn)).filter(({ rule }) =>
    rule.startsWith("drift/"),
  );
  const mended = wordings.filter(({ fixes }) => fixes.some(({ kind }) => kind !== "accept"));
  expect(wordings.length).toBeGreaterThan(1000);
  expect(mended.length / wordings.length).toBeGreaterThanOrEqual(0.95);
});

test.each([
  ["Fecha de servicio:\n", "date", "Fecha de servicio: 01/06/2026\n"],
  [
    "---\nduration: '45 min'\n---\nWe met.",
    "location",
    "---\nduration: '45 min'\nlocation: Office\n---\nWe met.",
  ],
])("in %j the %s is added as the note is read", (text, name, whole) => {
  const missing = findingsIn(text).find(({ rule }) => rule === `field/${name}`)!;
  expect(missing.fixes.map((fix) => applied(text, fix))).toContain(whole);
  expect(findingsIn(whole).map(({ rule }) => rule)).not.toContain(`field/${name}`);
});
