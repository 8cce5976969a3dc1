import { NotText } from "../files.ts";
import { createJudge, readNote, type JudgeOptions, type NoteTask, type Surroundings } from "./judge.ts";
import { whyUnreadable } from "./node-files.ts";
import { reportFor, type ReportOptions } from "./reports/index.ts";
import { add, count, emptyTally, type Report, type Result, type Tally } from "./result.ts";

/** Some notes, linted and written down in their order. */
export type ChunkResult = {
  /** How many they are, those that could not be read among them. */
  readonly notes: number;
  /** Their pieces of the report, the empty ones left out. */
  readonly pieces: readonly string[];
  readonly tally: Tally;
  /** How many notes were left out for their age, and how many findings because they are in the baseline. */
  readonly old: number;
  readonly known: number;
  /** The names of all findings, where a baseline is to be written. */
  readonly names: readonly string[];
  readonly complaints: readonly Complaint[];
  /** What was accepted and was met with in these notes: where that is kept, and the hash. */
  readonly met: readonly Met[];
  /** What is to be remembered of notes that nobody has read before, and the slots of those that somebody has. */
  readonly fresh: readonly string[];
  readonly used: readonly number[];
};

export type Complaint = { readonly where: string; readonly what: string };
export type Met = { readonly home: string; readonly hash: string };

/** How notes are linted and written down. It may go to another thread, too. */
export type ChunkOptions = JudgeOptions & { readonly report: ReportOptions };

export type LintChunk = (chunk: readonly NoteTask[]) => Promise<ChunkResult>;

/** Lints chunks of notes, in whichever thread it is. What cannot be read is complained about and left out. */
export function createLintChunk(options: ChunkOptions, surroundings: Surroundings): LintChunk {
  const judge = createJudge(options, surroundings);
  const report = reportFor(options.report);

  return async function lintChunk(chunk) {
    const results: Result[] = [];
    const complaints: Complaint[] = [];
    const names: string[] = [];
    const met: Met[] = [];
    const fresh: string[] = [];
    const used: number[] = [];
    let old = 0;
    let known = 0;
    const notes = await withAll(chunk, readNote);
    const all = await withAll(chunk, async (task, index) => {
      const note = notes[index]!;
      return "what" in note ? note : judge(task, note);
    });
    for (const [index, task] of chunk.entries()) {
      const judged = all[index]!;
      if ("what" in judged) {
        complaints.push(judged);
        continue;
      }
      if (judged.result === undefined) old++;
      else results.push(judged.result);
      known += judged.known;
      names.push(...judged.names);
      for (const hash of judged.met) if (task.home !== undefined) met.push({ home: task.home, hash });
      if (judged.fresh !== undefined) fresh.push(judged.fresh);
      if (judged.used !== undefined) used.push(judged.used);
    }
    const written = writtenDown(results, report);
    return { notes: chunk.length, ...written, old, known, names, complaints, met, fresh, used };
  };
}

/** Does something with all notes of a chunk at the same time. */
const withAll = <T>(
  chunk: readonly NoteTask[],
  work: (task: NoteTask, index: number) => Promise<T>,
): Promise<(T | Complaint)[]> =>
  Promise.all(chunk.map((task, index) => work(task, index).catch((error: unknown) => whyNot(error, task))));

/** Results as pieces of a report, and how much there was in them. */
export function writtenDown(
  results: Iterable<Result>,
  report: Report,
): Pick<ChunkResult, "pieces" | "tally"> {
  const pieces: string[] = [];
  const tally = emptyTally();
  for (const result of results) {
    count(tally, result);
    const piece = report.note(result);
    if (piece !== "") pieces.push(piece);
  }
  return { pieces, tally };
}

/** What comes of a note that no thread can lint. */
export const leftOut = (task: NoteTask, what: string): ChunkResult => ({
  ...joined([]),
  notes: 1,
  complaints: [{ where: whereIs(task), what }],
});

/** What was found in chunks that follow one another, as if they had been one. */
export function joined(results: readonly ChunkResult[]): ChunkResult {
  const tally = emptyTally();
  for (const result of results) add(tally, result.tally);
  const sum = (count: "notes" | "old" | "known"): number => results.reduce((all, one) => all + one[count], 0);
  return {
    notes: sum("notes"),
    pieces: results.flatMap(({ pieces }) => pieces),
    tally,
    old: sum("old"),
    known: sum("known"),
    names: results.flatMap(({ names }) => names),
    complaints: results.flatMap(({ complaints }) => complaints),
    met: results.flatMap(({ met }) => met),
    fresh: results.flatMap(({ fresh }) => fresh),
    used: results.flatMap(({ used }) => used),
  };
}

/** An error that nobody foresaw is told by its kind alone: its message may have words of the note in it. One note does not end the run. */
function whyNot(error: unknown, task: NoteTask): Complaint {
  if (error instanceof NotText) return { where: task.path, what: error.message };
  if (error instanceof Error && "code" in error) return { where: task.path, what: whyUnreadable(error) };
  const kind = error instanceof Error ? error.name : typeof error;
  const what = `cannot be checked, by a fault of peernote's own (${kind}): please report it, without the note`;
  return { where: whereIs(task), what };
}

const whereIs = ({ path, from }: NoteTask): string =>
  typeof from === "object" && "row" in from ? `${path}, row ${from.row.row}` : path;
