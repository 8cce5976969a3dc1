import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import pc from "picocolors";
import packageJson from "../../package.json" with { type: "json" };
import { FURTHER_FIELDS, REQUIRED_FIELDS, type FieldName } from "../note/fields.ts";
import { today } from "../today.ts";
import { explanationOf, rulesTable } from "./explain.ts";
import { isMainThread } from "node:worker_threads";
import { FORMATS, STATISTICS } from "../batch/reports/index.ts";
import type { Chosen } from "../batch/tables/columns.ts";
import { KINDS } from "../batch/tables/open.ts";
import { runWorker } from "../batch/worker.ts";
import { FAIL_ON, lintCommand, type LintOptions } from "./lint.ts";
import { complain, print, stopWhenNobodyReads } from "./terminal.ts";

const WHAT_IS_LINTED = `
A file that is named is linted whatever it is called. In a folder .note files are, and those that "include"
in its .peernote.json names. Links in folders are not followed.`;

const EXIT_STATUS = `
Exit status:
  0  nothing at or above the failing severity
  1  something was found
  2  a part of the work could not be done: a wrong option, a path that cannot be read, settings that cannot be used;
     everything else is still linted`;

function peernote(): Command {
  const program = new Command("peernote")
    .description(
      "Reads peer support progress notes: points at clinical wording and missing facts, says why, offers better words.",
    )
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ outputError: (message) => complain(oneSentence(message)) });

  program
    .command("lint")
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
      wholeNumber,
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
    .option("--today <YYYY-MM-DD>", "the day to take for today (default: this day)", day)
    .option("--no-accepted", "show what was accepted, too")
    .option("--quiet", "report errors and warnings only; the rest is neither shown nor counted", false)
    .addOption(noColor())
    .addHelpText("after", WHAT_IS_LINTED)
    .addHelpText("after", EXIT_STATUS)
    .action(async (paths: string[], options: Omit<LintOptions, "today">, command: Command) => {
      if (options.statistics && STATISTICS[options.format] === undefined)
        command.error(`--statistics comes as ${Object.keys(STATISTICS).join(" or ")}: leave out --format`);
      process.exitCode = await lintCommand(paths.length > 0 ? paths : ["."], { today: today(), ...options });
    });

  program
    .command("rules")
    .description("list all rules")
    .addOption(noColor())
    .action(({ color }: { color: boolean }) => print(rulesTable(colors(color))));

  program
    .command("explain")
    .description(
      "say what a rule looks for, why, and how to change how loud it is, or what an entry of the lexicon means",
    )
    .argument("<rule>", "such as drift/motive, or the name of an entry, such as lying")
    .addOption(noColor())
    .action(async (id: string, { color }: { color: boolean }) => {
      const explanation = explanationOf(id, colors(color));
      if ("text" in explanation) return print(explanation.text);
      complain(explanation.complaint);
      process.exitCode = 2;
    });

  program
    .command("lsp")
    .description("run the language server for an editor")
    .option("--stdio", "talk over standard input and output, which is also the default")
    .action(async () => {
      const bundle = "./server.cjs"; // beside this one, and loaded for this command alone
      const server = (await import(bundle)) as { start(): void };
      server.start();
    });

  return program;
}

const FIELDS: readonly FieldName[] = [...REQUIRED_FIELDS, ...FURTHER_FIELDS];
const isFieldName = (name: string | undefined): name is FieldName => FIELDS.some((field) => field === name);

const noColor = () => new Option("--no-color", "print without colors, as NO_COLOR does");

const colors = (wanted: boolean) => pc.createColors(wanted && pc.isColorSupported);

/** Commander's "error: unknown option '--x'" and its further lines, as one sentence. */
const oneSentence = (message: string): string =>
  message
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ");

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError("Give a whole number, such as 10.");
  return Number(value);
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

async function main(): Promise<void> {
  stopWhenNobodyReads();
  try {
    await peernote().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) complain(ownMistake(error));
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}

/** Where in the program it went wrong. The error's own message stays unsaid: words of a note may stand in it. */
function ownMistake(error: unknown): string {
  const { name, stack = "" } = error instanceof Error ? error : new Error();
  const place = stack.split("\n").find((line) => /^ +at /.test(line)) ?? "";
  return `stopped by a mistake of its own, please report it (${name}${place.replace(/ +/g, " ")})`;
}

if (isMainThread) void main();
else runWorker();
