// Reads labelled text with the whole pipeline and counts what it finds, for FIGURES.md. It counts as test/corpus/score.mjs does.
import { readFileSync } from "node:fs";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import type { Category } from "../../server/lexicon/categories.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { overlaps, type Span } from "../../server/note/span.ts";
import type { Reader } from "../../server/reader/reader.ts";
import { Settings } from "../../server/settings.ts";
import { startOf, type Labelled } from "./lessons.ts";

/** Which of the two readers reads. */
export type Reading = { readonly words: boolean; readonly reader: Reader | undefined };

/** A finding in labelled text. It is right where it touches a label, and neither right nor wrong where that is optional. */
export type Judged = {
  readonly category: Category;
  readonly isSecondReaders: boolean;
  readonly touches: "required" | "optional" | "nothing";
  /** The whole sentence or wording that was underlined, for a page of examples. */
  readonly text: string;
  /** How sure the second reader was, in thousandths. */
  readonly score: number | undefined;
};

/** One text: what is labelled in it and found or not, and what was found. */
export type Outcome = {
  readonly required: readonly {
    readonly category: Category;
    readonly text: string;
    readonly found: boolean;
  }[];
  readonly findings: readonly Judged[];
};

const settings = Settings.parse({});
const lexicon = builtInLexicon();
const noWords = { ...lexicon, find: () => [] };

export const itemsIn = (file: string): Labelled[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);

export function judge({ text, spans }: Labelled, { words, reader }: Reading): Outcome {
  const note = parseNote(text);
  const scores = new Map<number, number>();
  const listening: Reader | undefined =
    reader &&
    ((read, sentence) => {
      const reading = reader(read, sentence);
      if (reading) scores.set(note.words[reading.first]!.start, reading.score);
      return reading;
    });
  const found = lint(note, {
    settings,
    lexicon: words ? lexicon : noWords,
    language: "en",
    today: "2026-06-01",
    english,
    reader: listening,
  }).filter(({ rule, severity }) => rule.startsWith("drift/") && severity !== "hint");
  const labels = spans.map((label) => {
    const start = startOf(text, label.text, label.nth ?? 1);
    return { ...label, start, end: start + label.text.length, isRequired: label.required !== false };
  });
  return {
    required: labels
      .filter(({ isRequired }) => isRequired)
      .map((label) => ({
        category: label.category,
        text: label.text,
        found: found.some((finding) => overlaps(finding, label)),
      })),
    findings: found.map((finding) => ({
      category: finding.rule.slice("drift/".length) as Category,
      isSecondReaders: finding.data["entry"] === "second-reader",
      touches: touching(finding, labels),
      text: text.slice(finding.start, finding.end),
      score: finding.data["entry"] === "second-reader" ? scores.get(finding.start) : undefined,
    })),
  };
}

function touching(finding: Finding, labels: readonly (Span & { isRequired: boolean })[]): Judged["touches"] {
  const touched = labels.filter((label) => overlaps(label, finding));
  if (touched.length === 0) return "nothing";
  return touched.some(({ isRequired }) => isRequired) ? "required" : "optional";
}
