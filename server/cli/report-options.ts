import { Option, type Command } from "commander";
import { LANGUAGES, type Language } from "../messages.ts";
import { UNITS, type Unit } from "../report/periods.ts";
import { readingOptions, type ReadingOptions } from "./reading-options.ts";

export const REPORT_FORMATS = ["html", "json", "csv"] as const;

export type ReportOptions = ReadingOptions & {
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly by?: Unit;
  readonly language?: Language;
  readonly output?: string;
};

/** Tells a command all options of reports, with their help and what is wrong with a value. */
export const withReportOptions = (command: Command): Command =>
  command
    .description(
      "make a page of counts to talk about in supervision: what goes well, and where wording drifts",
    )
    .argument(
      "[paths...]",
      "notes as for lint, results that lint --format ndjson wrote, or - for results on standard input (default: this folder)",
    )
    .addOption(new Option("--format <format>", "what to make").choices(REPORT_FORMATS).default("html"))
    .addOption(
      new Option(
        "-o, --output <file>",
        "write the report into a file, whole or not at all; a name in .gz compresses it",
      ),
    )
    .addOption(
      new Option(
        "--by <period>",
        "count by week or month (default: what fits the days of the notes)",
      ).choices(UNITS),
    )
    .addOption(
      new Option("--language <language>", "the language of the page (default: that of the settings)").choices(
        LANGUAGES,
      ),
    )
    .addOption(readingOptions.since())
    .addOption(readingOptions.as())
    .addOption(readingOptions.map())
    .addOption(readingOptions.delimiter())
    .addOption(readingOptions.sheet())
    .addOption(readingOptions.workers())
    .addOption(readingOptions.key())
    .addOption(readingOptions.cache())
    .addOption(readingOptions.today())
    .addOption(readingOptions.accepted())
    .addHelpText("after", WHAT_IT_HOLDS);

const WHAT_IT_HOLDS = `
The page holds counts: no names and no words of notes. It loads nothing and runs no script.

Exit status:
  0  the report is there
  2  a part of the work could not be done; the report holds all else`;
