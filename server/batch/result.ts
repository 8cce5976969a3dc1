import type { Finding } from "../lint.ts";

/** What was found in one note. */
export type Result = {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
};

/** How much was found in all notes together. */
export type Summary = {
  files: number;
  error: number;
  warning: number;
  information: number;
  hint: number;
};

/** How much was fixed before the notes were linted. */
export type FixCount = { readonly fixes: number; readonly files: number };

/** A way to write results down: a piece of text for each note, and what comes after the last one. */
export type Report = {
  note(result: Result): string;
  end(summary: Summary, fixed?: FixCount): string;
};

/** Told where something could not be used, and what to do about it, as the two halves of a sentence. */
export type Complain = (where: string, what: string) => void;
