import type { Finding } from "../lint.ts";
import type { RuleId } from "../rules/rule.ts";
import type { Gist } from "../gist.ts";
import type { Cell } from "./tables/compose.ts";

/** What was found in one note. Offsets are into `text`. */
export type Result = {
  readonly path: string;
  readonly text: string;
  readonly gist: Gist;
  readonly findings: readonly Finding[];
  /** Where the note stands in a file of many. */
  readonly place?: RowPlace;
  /** Whether every word of the note was left out. */
  readonly redacted?: true;
};

/** A row, and where in the note that was made of it each of its cells lies. */
export type RowPlace = {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly id: string | undefined;
  readonly writer: string | undefined;
  readonly program: string | undefined;
};

/** How much was found in all notes together. */
export type Summary = {
  files: number;
  error: number;
  warning: number;
  information: number;
  hint: number;
};

/** Everything that is counted: by severity, and by rule. */
export type Tally = { readonly summary: Summary; readonly rules: Map<RuleId, number> };

export const emptyTally = (): Tally => ({
  summary: { files: 0, error: 0, warning: 0, information: 0, hint: 0 },
  rules: new Map(),
});

export function count({ summary, rules }: Tally, { findings }: Result): void {
  summary.files++;
  for (const { severity, rule } of findings) {
    summary[severity]++;
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
}

/** Adds what was counted elsewhere. */
export function add({ summary, rules }: Tally, more: Tally): void {
  for (const key of ["files", "error", "warning", "information", "hint"] as const)
    summary[key] += more.summary[key];
  for (const [rule, times] of more.rules) rules.set(rule, (rules.get(rule) ?? 0) + times);
}

/** How much was fixed before the notes were linted. */
export type FixCount = { readonly fixes: number; readonly files: number };

/**
 * A way to write results down, `head` first, then a piece of text for each note, `between` standing between two of them, then
 * what comes after the last one. A piece depends on its note alone: notes are read by several threads. An empty one is left out.
 */
export type Report = {
  readonly head: string;
  readonly between: string;
  note(result: Result): string;
  end(tally: Tally, fixed?: FixCount): string;
};

/** Told where something could not be used, and what to do about it, as the two halves of a sentence. */
export type Complain = (where: string, what: string) => void;
