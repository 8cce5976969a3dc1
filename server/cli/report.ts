import { holdsResults } from "../batch/read-results.ts";
import { sameWriter } from "../batch/same-writer.ts";
import { coachingPage } from "../report/coaching-page.ts";
import { overviewCsv } from "../report/csv.ts";
import { gatherExamples, type Examples } from "../report/examples.ts";
import { overviewJson } from "../report/json.ts";
import { overviewOf, type Overview } from "../report/overview.ts";
import type { PageOptions } from "../report/parts.ts";
import { programPage } from "../report/program-page.ts";
import { EVERYBODY, writeGathered, type Wanted } from "./gathering.ts";
import type { ReportOptions } from "./report-options.ts";
import { complain } from "./terminal.ts";

/** Makes a report. Gives the exit status: 0, or 2 where a part of the work could not be done. */
export async function reportCommand(paths: readonly string[], options: ReportOptions): Promise<number> {
  const { by, format, for: writer } = options;
  if (writer !== undefined) return reportFor(writer, paths, options);
  return writeGathered(paths, options, EVERYBODY, ({ gathered, page }) =>
    WRITERS[format](overviewOf(gathered, by), page),
  );
}

type Write = (overview: Overview, options: PageOptions) => string;

const WRITERS: Readonly<Record<ReportOptions["format"], Write>> = {
  html: programPage,
  json: overviewJson,
  csv: overviewCsv,
};

/** The same of one writer's notes, with a page that speaks to them. */
async function reportFor(writer: string, paths: readonly string[], options: ReportOptions): Promise<number> {
  const { by, format, key, withExamples } = options;
  if (withExamples && options.as === undefined)
    for (const path of paths)
      if (await holdsResults(path)) {
        complain(`${path} holds results, in which there are no sentences: name the notes themselves`);
        return 2;
      }
  const isTheirs = await sameWriter(writer, {
    key,
    paths,
    complain: (where, what) => complain(`${where} ${what}`),
  });
  const examples: Examples | undefined = withExamples ? new Map() : undefined;
  const wanted: Wanted = {
    tell: "quoting",
    takes(result, entries) {
      if (!isTheirs(result.note.writer)) return false;
      if (examples !== undefined) gatherExamples(examples, result, entries);
      return true;
    },
  };
  return writeGathered(paths, options, wanted, ({ gathered, page }) => {
    if (gathered.all.notes === 0) {
      gathered.incomplete = true;
      complain(
        "there are no notes by this writer: check the spelling, or name the key to the codes with --key",
      );
    }
    const overview = overviewOf(gathered, by);
    if (format !== "html") return WRITERS[format](overview, page);
    return coachingPage(overview, { ...page, writer, examples });
  });
}
