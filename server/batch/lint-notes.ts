import { stat } from "node:fs/promises";
import { remarkUnmet } from "./acceptances.ts";
import { createNoteCheck, type NoteCheckOptions } from "./note-check.ts";
import { readNotes } from "./read-notes.ts";
import type { Complain, Result } from "./result.ts";

export type LintNotesOptions = NoteCheckOptions & {
  /** Told what is worth knowing and no mistake. */
  readonly remark: (sentence: string) => void;
};

/** Lints the notes that these paths name, one after the other. What cannot be read is complained about and left out. */
export async function* lintNotes(
  paths: readonly string[],
  { remark, ...options }: LintNotesOptions,
): AsyncGenerator<Result> {
  let complaints = 0;
  const complain: Complain = (where, what) => {
    complaints++;
    options.complain(where, what);
  };
  const { checkOf, acceptancesOf } = createNoteCheck({ ...options, complain });
  for await (const note of readNotes(paths, complain)) {
    const { findings } = await (await checkOf(note))(note.text);
    yield { path: note.path, text: note.text, findings };
  }
  if (!options.accepted || complaints > 0) return; // only where all notes were read it is known what no note needs
  for (const path of paths) if (await isFolder(path)) await remarkUnmet(path, acceptancesOf, remark);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (is) => is.isDirectory(),
    () => false,
  );
