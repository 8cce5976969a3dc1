import { InvalidArgumentError, Option, type Command } from "commander";
import { FORMATS, type Format } from "../batch/reports/index.ts";
import type { Chosen } from "../batch/tables/columns.ts";
import { KINDS, type Kind } from "../kinds.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS, type FieldName } from "../note/fields.ts";

export const FAIL_ON = ["error", "warning", "information", "never"] as const;

export type LintOptions = {
  readonly format: Format;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly maxWarnings?: number;
  readonly today: string;
  readonly accepted: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly fixDryRun: boolean;
  readonly as?: Kind;
  readonly map: Chosen;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly workers?: number;
  readonly output?: string;
  readonly resume: boolean;
  readonly fresh: boolean;
  readonly since?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly cache: boolean;
  readonly statistics: boolean;
  /** Whether the words of the notes are left out; without it they are for the rows of files of many. */
  readonly redact?: boolean;
  readonly key?: string;
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
    .addOption(
      new Option("--as <kind>", "what the named files or standard input hold")
        .choices(KINDS)
        .conflicts(["fix", "fixDryRun"]),
    )
    .option(
      "--map <field=column>",
      "which column is which, where the headers do not say so; as often as needed",
      mapped,
      {},
    )
    .option("--delimiter <sign>", "what stands between two cells (default: found in the header)", delimiter)
    .option("--sheet <name>", "which sheet of a workbook (default: the first one)")
    .option(
      "--workers <n>",
      "how many threads lint (default: as many as the machine runs at a time)",
      atLeastOne,
    )
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
    .option(
      "--key <file>",
      "the key for those codes (default: .peernote/key beside the settings, made when it is needed)",
    )
    .addOption(
      new Option("--since <YYYY-MM-DD>", "leave out notes of an earlier day; a note without a day is linted")
        .argParser(day)
        .conflicts(["fix", "fixDryRun"]),
    )
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
    .addOption(
      new Option("--cache", "remember what was found, without a word of the notes, and lint only what is new")
        .default(false)
        .conflicts(["fix", "fixDryRun"]),
    )
    .option("--today <YYYY-MM-DD>", "the day to take for today (default: this day)", day)
    .option("--no-accepted", "show what was accepted, too")
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

const FIELDS: readonly FieldName[] = [...REQUIRED_FIELDS, ...FURTHER_FIELDS];
const isFieldName = (name: string | undefined): name is FieldName => FIELDS.some((field) => field === name);

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError("Give a whole number, such as 10.");
  return Number(value);
}

function atLeastOne(value: string): number {
  const number = wholeNumber(value);
  if (number === 0) throw new InvalidArgumentError("Give a whole number from 1, such as 2.");
  return number;
}

/** `--map date="Svc Dt"`, as often as needed. */
function mapped(value: string, before: Chosen): Chosen {
  const [field, column] = value.split(/=(.*)/s);
  if (!isFieldName(field) || !column)
    throw new InvalidArgumentError(
      `Give a field and a column, such as date="Svc Dt". Fields: ${FIELDS.join(", ")}.`,
    );
  return { ...before, [field]: [...(before[field] ?? []), column] };
}

function delimiter(value: string): string {
  const sign = value === "tab" || value === "\\t" ? "\t" : value;
  if (!/^[^"\n\r]$/.test(sign))
    throw new InvalidArgumentError('Give one sign, such as ";", or the word tab.');
  return sign;
}

function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(`${value}T`);
  if (!real) throw new InvalidArgumentError("Give a day of the calendar, such as 2026-03-04.");
  return value;
}
