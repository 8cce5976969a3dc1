import { noteResults } from "../batch/note-results.ts";
import { CannotWrite, openOutput, type Output } from "../batch/output.ts";
import { builtInData } from "../lexicon/built-in.ts";
import type { Entry } from "../lexicon/lexicon.ts";
import type { Language } from "../messages.ts";
import { overviewCsv } from "../report/csv.ts";
import { gather, gatheredNothing } from "../report/gather.ts";
import { overviewJson } from "../report/json.ts";
import { overviewOf, type Overview } from "../report/overview.ts";
import { programPage, type PageOptions } from "../report/program-page.ts";
import { speakerOf } from "../report/speaker.ts";
import { listenForInterrupts, statusOf, until } from "./interrupt.ts";
import { NO_PROGRESS, startProgress } from "./progress.ts";
import type { ReportOptions } from "./report-options.ts";
import { complain, standardOutput } from "./terminal.ts";

/** Makes a report. Gives the exit status: 0, or 2 where a part of the work could not be done. */
export async function reportCommand(paths: readonly string[], options: ReportOptions): Promise<number> {
  let output: Output | undefined;
  try {
    output = options.output === undefined ? standardOutput : await openOutput(options.output, paths);
    return await reportTo(output, paths, options);
  } catch (error) {
    await output?.abandon();
    if (!(error instanceof CannotWrite)) throw error;
    complain(error.message);
    return 2;
  }
}

async function reportTo(output: Output, paths: readonly string[], options: ReportOptions): Promise<number> {
  const { today, since, delimiter, sheet, format, by } = options;
  const gathered = gatheredNothing();
  const entries = new Map<string, Entry>(builtInData().entries.map((entry) => [entry.id, entry]));
  let language: Language | undefined = options.language;
  const progress = process.stderr.isTTY ? startProgress(paths, options.as, 0) : NO_PROGRESS;
  const results = noteResults(paths, {
    ...options,
    table: {
      read: progress.read,
      ...(delimiter !== undefined && { delimiter }),
      ...(sheet !== undefined && { sheet }),
    },
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
    gather(gathered, result, { today, since, entries });
    progress.reached(gathered.all.notes);
  }
  progress.end();
  const stopped = signal();
  if (stopped !== undefined) {
    await output.abandon();
    complain("stopped before all notes were read, so there is no report");
    process.exit(statusOf(stopped)); // threads may be at work still
  }
  const page = { speaker: speakerOf(language ?? "en"), today, entries };
  await output.write(WRITERS[format](overviewOf(gathered, by), page));
  await output.finish();
  return gathered.incomplete ? 2 : 0;
}

const WRITERS: Readonly<
  Record<ReportOptions["format"], (overview: Overview, options: PageOptions) => string>
> = {
  html: programPage,
  json: overviewJson,
  csv: overviewCsv,
};
