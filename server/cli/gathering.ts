import { noteResults, type NoteResultsOptions } from "../batch/note-results.ts";
import { CannotWrite } from "../batch/cannot-write.ts";
import { openOutput, type Output } from "../batch/output.ts";
import { builtInLexicon } from "../lexicon/built-in.ts";
import type { Language } from "../saying.ts";
import { gather, gatheredNothing, type Gathered } from "../report/gather.ts";
import type { NoteResult } from "../report/note-result.ts";
import type { PageOptions } from "../report/parts.ts";
import { speakerOf } from "../report/speaker.ts";
import { listenForInterrupts, statusOf, until } from "./interrupt.ts";
import { NO_PROGRESS, startProgress } from "./progress.ts";
import type { ReadingOptions } from "./reading-options.ts";
import { complain, standardOutput } from "./terminal.ts";

export type GatheringOptions = ReadingOptions & {
  readonly language?: Language;
  readonly output?: string;
};

/** What came together, and what a page of it needs. */
export type Gathering = { readonly gathered: Gathered; readonly page: PageOptions };

/** What of the notes is wanted. */
export type Wanted = Pick<NoteResultsOptions, "tell"> & {
  /** Told of each result; those that it does not want are not counted. */
  takes(result: NoteResult, entries: PageOptions["entries"]): boolean;
};

/** The notes of everybody, in which case nothing is said in their words. */
export const EVERYBODY: Wanted = { tell: "wordless", takes: () => true };

/**
 * Reads what was found in notes, and writes what `made` makes of it, whole or not at all. Gives the exit status: 0, or 2 where a part
 * of the work could not be done.
 */
export async function writeGathered(
  paths: readonly string[],
  options: GatheringOptions,
  wanted: Wanted,
  made: (gathering: Gathering) => string,
): Promise<number> {
  let output: Output | undefined;
  try {
    output = options.output === undefined ? standardOutput : await openOutput(options.output, paths);
    const gathering = await gatherAt(paths, options, wanted, output);
    const page = made(gathering);
    const { incomplete, all } = gathering.gathered;
    if (incomplete && all.notes === 0) {
      await output.abandon(); // a page about nothing would only hide why
      return 2;
    }
    await output.write(page);
    await output.finish();
    return incomplete ? 2 : 0;
  } catch (error) {
    await output?.abandon();
    if (!(error instanceof CannotWrite)) throw error;
    complain(error.message);
    return 2;
  }
}

async function gatherAt(
  paths: readonly string[],
  options: GatheringOptions,
  { tell, takes }: Wanted,
  output: Output,
): Promise<Gathering> {
  const { today, since, delimiter, sheet } = options;
  const gathered = gatheredNothing();
  const entries = new Map(builtInLexicon().entries);
  let language = options.language;
  const progress = process.stderr.isTTY ? startProgress(paths, options.as, 0) : NO_PROGRESS;
  const results = noteResults(paths, {
    ...options,
    tell,
    table: { read: progress.read, delimiter, sheet },
    entry: __filename,
    settled(config) {
      if (config.folder === undefined) return;
      language ??= config.language;
      for (const [id, entry] of config.lexicon.entries) entries.set(id, entry);
    },
    leftOut: (notes) => void (gathered.old += notes),
    remark: complain,
    complain(where, what) {
      gathered.incomplete = true;
      complain(`${where} ${what}`);
    },
  });
  const { came, signal } = listenForInterrupts();
  for await (const result of until(came, results)) {
    if (takes(result, entries)) gather(gathered, result, { today, since, entries });
    progress.reached(gathered.all.notes);
  }
  progress.end();
  const stopped = signal();
  if (stopped !== undefined) {
    await output.abandon();
    complain("stopped before all notes were read, so nothing is written");
    process.exit(statusOf(stopped)); // threads may be at work still
  }
  return { gathered, page: { speaker: speakerOf(language ?? "en"), today, entries } };
}
