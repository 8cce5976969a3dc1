import type { CheckedNote } from "../check.ts";
import { fixAll } from "../fix/fix-all.ts";
import { gistOf } from "../gist.ts";
import { createNoteCheck, type NoteCheckOptions } from "./note-check.ts";
import { readNotes } from "./read-notes.ts";
import type { Replacement } from "./replace-files.ts";
import type { Result } from "./result.ts";

/** A note before and after everything that is certain in it was fixed. Nothing is written yet. */
export type FixedNote = {
  readonly path: string;
  readonly before: Result;
  readonly after: Result;
  readonly fixes: number;
  /** Left as it is, although there was something to fix: it is signed. */
  readonly signed: boolean;
  /** The bytes to write; undefined where nothing changed. */
  readonly replacement: Replacement | undefined;
};

/** Fixes the notes that these paths name, one after the other, in memory. */
export async function* fixNotes(
  paths: readonly string[],
  options: NoteCheckOptions,
): AsyncGenerator<FixedNote> {
  const { checkOf } = createNoteCheck(options);
  for await (const note of readNotes(paths, options.complain)) {
    const { path, bytes, text } = note;
    const fixed = await fixAll(text, await checkOf(note));
    const { fixes, signed } = fixed;
    const changed = fixed.text !== text;
    yield {
      path,
      before: resultOf(path, text, fixed.before),
      after: resultOf(path, fixed.text, fixed.after),
      fixes,
      signed,
      replacement: changed ? { path, before: bytes, after: encoded(fixed.text, bytes) } : undefined,
    };
  }
}

const resultOf = (path: string, text: string, checked: CheckedNote): Result => ({
  path,
  text,
  gist: gistOf(checked),
  findings: checked.findings,
});

/** The text as UTF-8, with a byte order mark where the file had one. */
function encoded(text: string, was: Uint8Array): Uint8Array {
  const marked = was[0] === 0xef && was[1] === 0xbb && was[2] === 0xbf;
  return Buffer.from((marked ? "\ufeff" : "") + text);
}
