import { Option, type Command } from "commander";
import { LANGUAGES, type Language } from "../saying.ts";
import { UNITS, type Unit } from "../report/periods.ts";
import { withReadingOptions, type ReadingOptions } from "./reading-options.ts";

export const REPORT_FORMATS = ["html", "json", "csv"] as const;

export type ReportOptions = ReadingOptions & {
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly by?: Unit;
  readonly language?: Language;
  readonly output?: string;
  /** Whose notes the report is about, by name or code; without it all are. */
  readonly for?: string;
  readonly withExamples: boolean;
};

/** Tells a command all options of reports, with their help and what is wrong with a value. */
export const withReportOptions = (command: Command): Command =>
  withReadingOptions(
    command
      .description(
        "make a page of counts to talk about in supervision: what goes well, and where wording drifts",
      )
      .argument(
        "[paths...]",
        "notes as for lint, results that lint --format ndjson wrote, or - for results on standard input (default: this folder)",
      )
      .addOption(new Option("--format <format>", "what to make").choices(REPORT_FORMATS).default("html"))
      .addOption(outputOption())
      .addOption(
        new Option(
          "--for <writer>",
          "a page to one writer, named as in the notes or by their code, about their own notes",
        ),
      )
      .addOption(
        new Option(
          "--with-examples",
          "with --for: show one or two flagged sentences of each kind (needs the notes themselves)",
        ).default(false),
      )
      .addOption(
        new Option(
          "--by <period>",
          "count by week or month (default: what fits the days of the notes)",
        ).choices(UNITS),
      )
      .addOption(languageOption()),
  ).addHelpText("after", WHAT_IT_HOLDS);

export const outputOption = () =>
  new Option("-o, --output <file>", "write into a file, whole or not at all; a name in .gz compresses it");

export const languageOption = () =>
  new Option("--language <language>", "the language of the page (default: that of the settings)").choices(
    LANGUAGES,
  );

const WHAT_IT_HOLDS = `
The page holds counts: no names and no words of notes, unless --for and --with-examples ask for
them. It loads nothing and runs no script.

Exit status:
  0  the report is there
  2  a part of the work could not be done; the report holds all else`;
