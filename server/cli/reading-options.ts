import { InvalidArgumentError, Option, type Command } from "commander";
import type { Chosen } from "../batch/tables/columns.ts";
import { KINDS, type Kind } from "../kinds.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS, type FieldName } from "../note/fields.ts";

/** What every command can be told that reads notes. */
export type ReadingOptions = {
  readonly as?: Kind;
  readonly map: Chosen;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly workers?: number;
  readonly key?: string;
  readonly since?: string;
  readonly today: string;
  readonly accepted: boolean;
  readonly cache: boolean;
};

/** The same as options, with their help and what is wrong with a value. Each command puts them where they belong in its help. */
export const readingOptions = {
  as: () => new Option("--as <kind>", "what the named files or standard input hold").choices(KINDS),
  map: () =>
    new Option(
      "--map <field=column>",
      "which column is which, where the headers do not say so; as often as needed",
    )
      .argParser(mapped)
      .default({}),
  delimiter: () =>
    new Option(
      "--delimiter <sign>",
      "what stands between two cells (default: found in the header)",
    ).argParser(delimiter),
  sheet: () => new Option("--sheet <name>", "which sheet of a workbook (default: the first one)"),
  workers: () =>
    new Option(
      "--workers <n>",
      "how many threads lint (default: as many as the machine runs at a time)",
    ).argParser(atLeastOne),
  key: () =>
    new Option(
      "--key <file>",
      "the key for those codes (default: .peernote/key beside the settings, made when it is needed)",
    ),
  since: () =>
    new Option(
      "--since <YYYY-MM-DD>",
      "leave out notes of an earlier day; a note without a day is linted",
    ).argParser(day),
  cache: () =>
    new Option(
      "--cache",
      "remember what was found, without a word of the notes, and lint what is new or shown with its words",
    ).default(false),
  today: () =>
    new Option("--today <YYYY-MM-DD>", "the day to take for today (default: this day)").argParser(day),
  accepted: () => new Option("--no-accepted", "show what was accepted, too"),
};

/** Adds all of them, in this order. */
export const withReadingOptions = (command: Command): Command =>
  [
    readingOptions.since(),
    readingOptions.as(),
    readingOptions.map(),
    readingOptions.delimiter(),
    readingOptions.sheet(),
    readingOptions.workers(),
    readingOptions.key(),
    readingOptions.cache(),
    readingOptions.today(),
    readingOptions.accepted(),
  ].reduce((all, option) => all.addOption(option), command);

const FIELDS: readonly FieldName[] = [...REQUIRED_FIELDS, ...FURTHER_FIELDS];
const isFieldName = (name: string | undefined): name is FieldName => FIELDS.some((field) => field === name);

export function wholeNumber(value: string): number {
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
