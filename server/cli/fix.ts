import { fixNotes, type FixedNote, type FixNotesOptions } from "../batch/fix-notes.ts";
import { visible } from "../visible.ts";
import { replaceFiles, tidyBeside, type Replacement } from "../batch/replace-files.ts";
import type { Complain, FixCount, Result } from "../batch/result.ts";
import { STDIN } from "../batch/sources.ts";
import { complain as remark } from "./terminal.ts";

/** The notes after `--fix` or `--fix-dry-run` as the report says them, and what was fixed in them. */
export type FixRun<Said> = {
  readonly said: readonly Said[];
  readonly count: FixCount;
  readonly diff: string;
};

export type FixRunOptions<Said> = FixNotesOptions & {
  readonly write: boolean;
  /** What the report says of a note. It is kept in place of the note: there may be many. */
  readonly say: (result: Result) => Said;
  /** Told how many notes were looked at so far. */
  readonly reached: (notes: number) => void;
};

/**
 * Fixes the notes that these paths name. With `write` all of them are written or, where anything at all was wrong, none is;
 * what is said is then said of the notes as they still stand.
 */
export async function fixRun<Said>(
  paths: readonly string[],
  { write, say, reached, ...options }: FixRunOptions<Said>,
): Promise<FixRun<Said>> {
  let troubles = 0;
  const trouble: Complain = (where, what) => {
    troubles++;
    options.complain(where, what);
  };
  const notes: (Omit<FixedNote, "before" | "after"> & { readonly before: Said; readonly after: Said })[] = [];
  for await (const note of fixNotes(paths, { ...options, complain: trouble })) {
    const before = say(note.before);
    notes.push({ ...note, before, after: note.replacement === undefined ? before : say(note.after) });
    reached(notes.length);
  }
  for (const { path } of notes.filter(({ signed }) => signed)) remark(`${path} ${SIGNED}`);
  const changed = notes.filter(({ replacement }) => replacement !== undefined);
  const replacements = changed.flatMap(({ replacement }) => replacement ?? []);
  if (write) {
    await tidyBeside(notes.map(({ path }) => path));
    if (changed.some(({ path }) => path === STDIN)) trouble(STDIN, NO_FILE);
    const done = troubles === 0 && (await replaceFiles(replacements, trouble));
    if (!done) {
      if (changed.length > 0) remark(NOTHING_WRITTEN);
      return { said: notes.map(({ before }) => before), count: { fixes: 0, files: 0 }, diff: "" };
    }
  }
  return {
    said: notes.map(({ after }) => after),
    count: { fixes: changed.reduce((sum, { fixes }) => sum + fixes, 0), files: changed.length },
    diff: write ? "" : await diffOf(replacements),
  };
}

const SIGNED = "is signed and stays as it is: write an addendum";
const NO_FILE = "cannot be written: name a file, or use --fix-dry-run";
const NOTHING_WRITTEN = "nothing was written: mend this first, then run --fix again";

/** What would change, in the form that `patch` and `git apply` read. */
async function diffOf(replacements: readonly Replacement[]): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import("diff");
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  const diff = replacements
    .map(({ path, before, after }) =>
      createTwoFilesPatch(path, path, withMark(before), withMark(after), undefined, undefined, options),
    )
    .join("");
  // A program gets every byte; a terminal must not obey what stands in a note.
  return process.stdout.isTTY ? diff.split("\n").map(visible).join("\n") : diff;
}

/** The text of a file with its byte order mark. */
const withMark = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");
