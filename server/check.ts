import type { Accepted } from "./acceptance.ts";
import type { Config } from "./config.ts";
import { isDoubtful } from "./lexicon/lexicon.ts";
import { lint, type Finding } from "./lint.ts";
import { parseNote, type Note } from "./note/note.ts";
import { builtInReader } from "./reader/built-in.ts";

/** A note as it was read, and what was found in it. */
export type CheckedNote = { readonly note: Note; readonly findings: readonly Finding[] };

/** Reads and lints one note: the door that every edge goes through, so that all of them find the same. */
export async function check(
  text: string,
  { settings, lexicon, language }: Config,
  today: string,
  accepted?: Accepted,
): Promise<CheckedNote> {
  const note = parseNote(text, settings.labels);
  const doubtful = lexicon.find(note).some(isDoubtful);
  const english = doubtful ? await import("./note/compromise.ts") : undefined;
  return {
    note,
    findings: lint(note, { settings, lexicon, language, today, english, reader: builtInReader(), accepted }),
  };
}
