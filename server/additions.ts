import type { Entry } from "./lexicon/lexicon.ts";
import type { Category } from "./lexicon/categories.ts";
import type { Note } from "./note/note.ts";
import { lastBegunAt, overlapping, textOf, type Span } from "./note/span.ts";
import type { Word } from "./note/words.ts";

/** Words that an agency may add to its own: a name in which nothing is drift, or a term that is fine in one category. */
export type Addition =
  | { readonly to: "names"; readonly words: string }
  | { readonly to: "unless"; readonly words: string; readonly category: Category };

/**
 * What somebody might add to the agency's own words so that a finding never comes back: the name that it stands in, if it
 * looks like one, and the words themselves. Words about danger are no agency's to leave out.
 */
export function additionsFor(
  note: Note,
  finding: Span,
  { category, safety }: Pick<Entry, "category" | "safety">,
): Addition[] {
  const name = nameAround(note, finding, category);
  const words = safety === true ? undefined : termOf(textOf(note.text, finding));
  return [
    ...(name === undefined ? [] : [{ to: "names" as const, words: name }]),
    ...(words === undefined ? [] : [{ to: "unless" as const, words, category }]),
  ];
}

/** The words with capitals around a finding, "of" and "the" between them included: "Baseline Coffee House". */
function nameAround({ text, words, sentences }: Note, finding: Span, category: Category): string | undefined {
  if (!/\p{Lu}/u.test(textOf(text, finding))) return undefined; // most findings, and soon told
  const sentence = overlapping(sentences, finding)[0];
  if (sentence === undefined) return undefined;
  const isPart = (index: number): boolean =>
    index >= sentence.first && index < sentence.last && isCapital(text, words[index]!);
  let first = lastBegunAt(words, finding.start);
  let last = lastBegunAt(words, finding.end - 1);
  const inner = words.slice(first, last + 1);
  if (inner.length === 0 || !inner.every((word) => isCapital(text, word))) return undefined;
  const next = (index: number, step: 1 | -1): number | undefined => {
    if (isPart(index + step)) return index + step;
    return JOINS.has(words[index + step]?.norm ?? "") && isPart(index + 2 * step)
      ? index + 2 * step
      : undefined;
  };
  const isShort = (): boolean => last - first < LONGEST_NAME;
  for (let at = next(first, -1); at !== undefined && isShort(); at = next(first, -1)) first = at;
  for (let at = next(last, 1); at !== undefined && isShort(); at = next(last, 1)) last = at;
  if (!isShort()) return undefined; // everything is written in capitals here
  const alone = first === last;
  if (alone && (first === sentence.first || category === "shorthand")) return undefined; // any word may start a sentence
  return textOf(text, { start: words[first]!.start, end: words[last]!.end }).replace(/\s+/g, " ");
}

/** Names have fewer words than this. */
const LONGEST_NAME = 12;

const isCapital = (text: string, { kind, start }: Word): boolean =>
  kind === "word" && /^\p{Lu}/u.test(text.slice(start, start + 2));

const JOINS: ReadonlySet<string> = new Set(["of", "the", "and", "for", "&"]);

/** Words as a phrase; undefined where they are a whole thought and no term. */
function termOf(words: string): string | undefined {
  const plain = words
    .replace(/[()[\]{}<>|:]|\.{3,}/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return plain !== "" && plain.split(" ").length <= MOST_WORDS ? plain : undefined;
}

const MOST_WORDS = 6;
