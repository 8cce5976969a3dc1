// What the second reader learns from: sentences with their labels, made into features.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Category } from "../../server/lexicon/categories.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { featuresOf } from "../../server/reader/features.ts";
import { tokensOf } from "../../server/reader/tokens.ts";

/** One sentence to learn from: its features, the category of its drift, and the file (voice) it comes from, by its path. */
export type Lesson = {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly category: Category | undefined;
  readonly file: string;
};

/** Every sentence of the labelled files. Sentences whose labels are optional teach nothing. */
export const lessonsIn = (files: readonly string[]): Lesson[] =>
  files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .flatMap((line) => lessonsOf(JSON.parse(line) as Labelled, file)),
  );

/**
 * The labelled files that the reader learns from: the sentences, and whole notes of which the words are known already.
 * test/corpus/dev.jsonl and voices.jsonl are kept for judging.
 */
export const lessonFiles = (root: string): string[] => [
  ...sentenceFiles(root),
  ...["notes", "fields", "layouts"].map((name) => join(root, `test/corpus/${name}.jsonl`)),
];

/** The labelled sentences, each file in its own voice or on its own subject. */
export const sentenceFiles = (root: string): string[] =>
  [PLAIN, LIVELY].flatMap((folder) => labelledIn(join(root, folder)));

/** The labelled files of a folder. */
export const labelledIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(folder, name));

const PLAIN = join("lexicon", "reader", "sentences");

/** Told in livelier words than most notes are. That teaches what drifts in any words, but not how a note sounds. */
const LIVELY = join(PLAIN, "lively");

export const isLively = ({ file }: Lesson): boolean => file.includes(LIVELY);

export type Labelled = {
  readonly text: string;
  readonly spans: readonly {
    readonly text: string;
    readonly nth?: number;
    readonly category: Category;
    readonly required?: boolean;
  }[];
};

/** The sentences that the lexicon's better words make: whoever takes an offer is not to be asked again. */
export const betterLessons = (root: string): Lesson[] =>
  readdirSync(join(root, "lexicon"))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const { entries = [] } = JSON.parse(readFileSync(join(root, "lexicon", name), "utf8")) as LexiconFile;
      return entries.flatMap(({ pairs = [] }) =>
        pairs.flatMap(({ after }) => lessonsOf({ text: after, spans: [] }, "better")),
      );
    });

type LexiconFile = {
  readonly entries?: readonly { readonly pairs?: readonly { readonly after: string }[] }[];
};

/**
 * Sentences of ordinary English, every one of them harmless, from the nlp-corpus package. Of its speeches and fiction every
 * other text is left out, and what fires in those is measured apart (npm run score:ordinary).
 */
export function ordinaryLessons(root: string): Lesson[] {
  const sources = join(root, "node_modules/nlp-corpus/src");
  const filesIn = (folder: string): string[] =>
    readdirSync(join(sources, folder))
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => join(sources, folder, name));
  return [
    ...["friends", "wikipedia", "erowid", "legal"].flatMap(filesIn).flatMap((file) => harmless(file, 6)),
    ...["sotu", "hardy", "poe", "wilde"].flatMap((folder) =>
      filesIn(folder)
        .filter((_, index) => index % 2 === 0)
        .flatMap((file) => harmless(file, 1)),
    ),
  ];
}

/** One of every so many sentences of a text. */
function harmless(file: string, every: number): Lesson[] {
  const note = parseNote(readFileSync(file, "utf8"));
  return note.sentences.flatMap(({ first, last }, index) =>
    index % every === 0 && last - first > 4 ? [lessonOf(note, index, undefined, "ordinary")] : [],
  );
}

function lessonsOf({ text, spans }: Labelled, file: string): Lesson[] {
  const note = parseNote(text);
  const marked = spans.map((span) => ({ ...span, start: startOf(text, span.text, span.nth ?? 1) }));
  return note.sentences.flatMap(({ start, end }, index): Lesson[] => {
    const here = marked.filter((span) => start <= span.start && span.start < end);
    const required = here.find((span) => span.required !== false);
    if (required === undefined && here.length > 0) return [];
    return [lessonOf(note, index, required?.category, file)];
  });
}

function lessonOf(note: Note, index: number, category: Category | undefined, file: string): Lesson {
  const { count, places, weights } = featuresOf(tokensOf(note, note.sentences[index]!));
  const values = weights.slice(0, count);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { places: places.slice(0, count), values: values.map((value) => value / length), category, file };
}

export function startOf(text: string, words: string, nth: number): number {
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(words, at + 1);
  return at;
}
