import { fixNotes, type FixedNote } from "../batch/fix-notes.ts";
import { visible } from "../visible.ts";
import type { NoteCheckOptions } from "../batch/note-check.ts";
import { replaceFiles, tidyBeside } from "../batch/replace-files.ts";
import type { Complain, FixCount, Result } from "../batch/result.ts";
import { STDIN } from "../batch/sources.ts";
import { complain as say } from "./terminal.ts";

/** The notes after `--fix` or `--fix-dry-run`, and what was fixed in them. */
export type FixRun = { readonly results: readonly Result[]; readonly count: FixCount; readonly diff: string };

/**
 * Fixes the notes that these paths name. With `write` all of them are written or, where anything at all was wrong, none is;
 * the results are then those of the notes as they still stand.
 */
export async function fixRun(
  paths: readonly string[],
  { write, complain, ...options }: NoteCheckOptions & { readonly write: boolean },
): Promise<FixRun> {
  let troubles = 0;
  const trouble: Complain = (where, what) => {
    troubles++;
    complain(where, what);
  };
  const notes = await fixNotes(paths, { ...options, complain: trouble });
  for (const { path } of notes.filter(({ signed }) => signed)) say(`${path} ${SIGNED}`);
  const changed = notes.filter(({ replacement }) => replacement !== undefined);
  if (write) {
    await tidyBeside(notes.map(({ path }) => path));
    if (changed.some(({ path }) => path === STDIN)) trouble(STDIN, NO_FILE);
    const replacements = changed.flatMap(({ replacement }) => replacement ?? []);
    const done = troubles === 0 && (await replaceFiles(replacements, trouble));
    if (!done) {
      if (changed.length > 0) say(NOTHING_WRITTEN);
      return { results: notes.map(({ before }) => before), count: { fixes: 0, files: 0 }, diff: "" };
    }
  }
  return {
    results: notes.map(({ after }) => after),
    count: { fixes: changed.reduce((sum, { fixes }) => sum + fixes, 0), files: changed.length },
    diff: write ? "" : await diffOf(changed),
  };
}

const SIGNED = "is signed and stays as it is: write an addendum";
const NO_FILE = "cannot be written: name a file, or use --fix-dry-run";
const NOTHING_WRITTEN = "nothing was written: mend this first, then run --fix again";

/** What would change, in the form that `patch` and `git apply` read. */
async function diffOf(notes: readonly FixedNote[]): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const diff = notes
    .map(({ path, replacement }) => {
      const [before, after] = [replacement!.before, replacement!.after].map(withMark) as [string, string];
      const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
      return createTwoFilesPatch(path, path, before, after, undefined, undefined, options);
    })
    .join("");
  // A program gets every byte; a terminal must not obey what stands in a note.
  return process.stdout.isTTY ? diff.split("\n").map(visible).join("\n") : diff;
}

/** The text of a file with its byte order mark. */
const withMark = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
