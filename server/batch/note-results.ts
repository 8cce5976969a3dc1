import type { Config } from "../config.ts";
import { readNoteResult, type NoteResult } from "../report/note-result.ts";
import { createConfigs } from "./configs.ts";
import { lintNotes, type LintNotesOptions } from "./lint-notes.ts";
import { nodeFiles } from "./node-files.ts";
import { holdsResults, readResults } from "./read-results.ts";

export type NoteResultsOptions = Omit<LintNotesOptions, "report" | "redact" | "quiet" | "skip" | "opened"> & {
  /** What is told of notes that are linted now: only what a result without words has, or also their writers and sentences. */
  readonly tell: "wordless" | "quoting";
  /** Told what holds for the results that come next. */
  readonly settled: (config: Config) => void;
  /** Told how many notes were left out for their age. */
  readonly leftOut: (notes: number) => void;
};

/**
 * What was found in the notes that paths name: results of an earlier `peernote lint --format ndjson` are read, and
 * everything else is linted. What cannot be read is complained about and left out.
 */
export async function* noteResults(
  paths: readonly string[],
  options: NoteResultsOptions,
): AsyncGenerator<NoteResult> {
  const { as, complain, remark, table, settled, leftOut, tell } = options;
  const isResult = await Promise.all(paths.map((path) => as === undefined && holdsResults(path)));
  const earlier = paths.filter((_, at) => isResult[at]);
  const notes = paths.filter((_, at) => !isResult[at]);
  if (earlier.length > 0) settled((await createConfigs(nodeFiles, complain)(".", ".")).config);
  for (const path of earlier) yield* readResults(path, { complain, remark, read: table.read });
  if (notes.length === 0) return;
  const chunks = lintNotes(notes, {
    ...options,
    quiet: false,
    skip: 0,
    report: { format: tell === "quoting" ? "quoting" : "ndjson", statistics: false, color: false, width: 0 },
    redact: tell === "quoting" ? "nothing" : "everything",
    opened: () => undefined,
  });
  for await (const { pieces, old } of chunks) {
    leftOut(old);
    for (const piece of pieces) {
      const result = readNoteResult(piece);
      if (!("why" in result)) yield result;
    }
  }
}
