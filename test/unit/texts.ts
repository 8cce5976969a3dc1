import { readdirSync, readFileSync } from "node:fs";
import { builtInEntries, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { CATEGORIES, type Category } from "../../server/lexicon/categories.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { builtInReader } from "../../server/reader/built-in.ts";
import { COMPLETE_NOTE, noteWith } from "../../server/rules/examples.ts";
import { Settings } from "../../server/settings.ts";

/** All the texts at hand, by where they come from: what holds for every note is tried on them. */
export const TEXTS: readonly (readonly [from: string, texts: readonly string[]])[] = [
  ...["dev", "fields", "layouts", "notes", "voices"].map((name) => [name, corpus(name)] as const),
  ["reports of danger", corpus("safety").map(inDraft)],
  ["samples", samples()],
  ["notes with one fault", faulty()],
  ...CATEGORIES.map((category) => [`examples of ${category}`, examples(category).map(inDraft)] as const),
];

type Checked = { readonly note: Note; readonly findings: readonly Finding[] };

const options = {
  settings: Settings.parse({}),
  lexicon: builtInLexicon(),
  today: "2026-06-01",
  language: "en" as const,
  english,
  reader: builtInReader(),
};

/** A note and what is found in it. */
export function check(text: string): Checked {
  const note = parseNote(text);
  return { note, findings: lint(note, options) };
}

const known = new Map<string, Checked>();

/** The same for a text that is asked for more than once: it is read once. */
export function checked(text: string): Checked {
  const made = known.get(text) ?? check(text);
  known.set(text, made);
  return made;
}

function corpus(name: string): string[] {
  const lines = readFileSync(`test/corpus/${name}.jsonl`, "utf8").trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

function samples(): string[] {
  const notes = readdirSync("samples").filter((name) => /\.(?:note|txt)$/.test(name));
  return notes.map((name) => readFileSync(`samples/${name}`, "utf8"));
}

function examples(category: Category): string[] {
  const entries = builtInEntries().filter((entry) => entry.category === category);
  return entries.flatMap((entry) => entry.examples.map((example) => example.replace(/\[\[|\]\]/g, "")));
}

/** Sentences in a note that states every other fact and waits for its signature: it may still be changed. */
function inDraft(sentences: string): string {
  const draft = COMPLETE_NOTE.slice(0, COMPLETE_NOTE.indexOf("\n\nSignature"));
  return draft.replace("about birds.", (end) => `${end} ${sentences}`);
}

/** The complete note with each of its lines left out, left blank and left for later, and with slips of the keys. */
function faulty(): string[] {
  const lines = COMPLETE_NOTE.split("\n");
  const gaps = lines.flatMap((line, at) =>
    line === ""
      ? []
      : [
          lines.toSpliced(at, 1),
          ...[":", ": ", ": TBD", ": pending from clinic"].map((value) =>
            lines.with(at, line.replace(/:.*/, value)),
          ),
        ],
  );
  return [
    "",
    ...gaps.map((kept) => kept.join("\n")),
    ...gaps.map((kept) => kept.join("\r\n")),
    noteWith("We walked to the library and she picked out two books about birds.", "He wants to die."),
    noteWith("F33.1", "a long sadness"),
    noteWith("H0038", "HOO38"),
    noteWith("service: 03/14/2025", "service: 14/03/2025"),
    noteWith("signed: 03/14/2025", "signed: 14/03/2025"),
  ];
}
