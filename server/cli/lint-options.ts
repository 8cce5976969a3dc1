import { Option, type Command } from "commander";
import { FORMATS, type Format } from "../batch/reports/formats.ts";
import { readingOptions, wholeNumber, type ReadingOptions } from "./reading-options.ts";

export const FAIL_ON = ["error", "warning", "information", "never"] as const;

export type LintOptions = ReadingOptions & {
  readonly format: Format;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly fixDryRun: boolean;
  readonly output?: string;
  readonly resume: boolean;
  readonly fresh: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly statistics: boolean;
  /** Whether the words of the notes are left out; without it they are for the rows of files of many. */
  readonly redact?: boolean;
  readonly color: boolean;
};

/** Tells a command all options of linting, with their help and what is wrong with a value. */
export const withLintOptions = (command: Command): Command =>
  command
    .description("lint notes")
    .argument("[paths...]", "files, folders, globs, or - for standard input (default: this folder)")
    .addOption(new Option("--format <format>", "how to print").choices(FORMATS).default("pretty"))
    .addOption(
      new Option("--fail-on <severity>", "the lowest severity that gives exit status 1")
        .choices(FAIL_ON)
        .default("warning"),
    )
    .option("--max-warnings <n>", "how many warnings to bear before they give exit status 1", wholeNumber)
    .option(
      "--fix",
      "write what is certain into the notes, then print what is left; signed notes stay as they are",
      false,
    )
    .addOption(
      new Option("--fix-dry-run", "print what --fix would change, as a diff, and change nothing")
        .default(false)
        .conflicts(["fix", "format"]),
    )
    .addOption(readingOptions.as().conflicts(["fix", "fixDryRun"]))
    .addOption(readingOptions.map())
    .addOption(readingOptions.delimiter())
    .addOption(readingOptions.sheet())
    .addOption(readingOptions.workers())
    .addOption(
      new Option(
        "-o, --output <file>",
        "write the report into a file, whole or not at all; a name in .gz compresses it",
      ),
    )
    .addOption(
      new Option(
        "--resume",
        "go on where an earlier run with the same --output stopped, if there is one",
      ).default(false),
    )
    .addOption(
      new Option("--fresh", "begin anew where an earlier run with the same --output stopped")
        .default(false)
        .conflicts("resume"),
    )
    .addOption(
      new Option("--statistics", "count findings by rule instead of showing notes (pretty or json)").default(
        false,
      ),
    )
    .addOption(
      new Option(
        "--redact",
        "leave every word of the notes out, and make ids and writers into codes (default for rows of tables)",
      ).conflicts(["fix", "fixDryRun"]),
    )
    .option("--no-redact", "show the words of rows, too")
    .addOption(readingOptions.key())
    .addOption(readingOptions.since().conflicts(["fix", "fixDryRun"]))
    .addOption(
      new Option("--baseline <file>", "leave out what was there when this file was written").conflicts([
        "fix",
        "fixDryRun",
      ]),
    )
    .addOption(
      new Option(
        "--write-baseline <file>",
        "write down what is there now, without a word of the notes, and print no report",
      ).conflicts(["baseline", "output", "fix", "fixDryRun"]),
    )
    .addOption(readingOptions.cache().conflicts(["fix", "fixDryRun"]))
    .addOption(readingOptions.today())
    .addOption(readingOptions.accepted())
    .option("--quiet", "report errors and warnings only; the rest is neither shown nor counted", false)
    .addOption(noColor())
    .addHelpText("after", WHAT_IS_LINTED)
    .addHelpText("after", EXIT_STATUS);

export const noColor = () => new Option("--no-color", "print without colors, as NO_COLOR does");

const WHAT_IS_LINTED = `
A file that is named is linted whatever it is called. In a folder .note files are, and those that "include"
in its .peernote.json names. Links in folders are not followed.`;

const EXIT_STATUS = `
Exit status:
  0  nothing at or above the failing severity
  1  something was found
  2  a part of the work could not be done: a wrong option, a path that cannot be read, settings that cannot be used;
     everything else is still linted`;
