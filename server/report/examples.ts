import type { Category } from "../lexicon/categories.ts";
import { categoryOf, isDrift, type GatherOptions } from "./gather.ts";
import type { NoteResult } from "./note-result.ts";

/** Flagged sentences by category, the latest first. */
export type Examples = Map<Category, readonly Example[]>;
export type Example = { readonly date: string; readonly sentence: string };

/**
 * Keeps the sentences in which wording was found, a few of each category. A sentence that says something about danger is never an
 * example of how not to write.
 */
export function gatherExamples(
  examples: Examples,
  { note, findings }: NoteResult,
  entries: GatherOptions["entries"],
): void {
  const counted = findings.filter((finding) => isDrift(finding, entries));
  const others = new Set(findings.filter((one) => !counted.includes(one)).map(({ sentence }) => sentence));
  for (const { rule, sentence } of counted) {
    if (sentence === undefined || others.has(sentence)) continue;
    const category = categoryOf(rule)!;
    const known = examples.get(category) ?? [];
    if (known.some((one) => one.sentence === sentence)) continue;
    const all = [...known, { date: note.date ?? "", sentence }].sort(latestFirst);
    examples.set(category, all.slice(0, MOST));
  }
}

const MOST = 2;

const latestFirst = (a: Example, b: Example): number =>
  a.date === b.date ? (a.sentence < b.sentence ? -1 : 1) : a.date > b.date ? -1 : 1;
