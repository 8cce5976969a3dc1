import type { Output } from "./output.ts";
import { emptyTally, type Tally } from "./result.ts";

/** How far a run has come. */
export type Standing = {
  /** The day that it was begun, which stays today for it. */
  readonly today: string;
  /** How many notes are done, in the order in which they are read. */
  readonly notes: number;
  /** Whether there is a note in the report yet. */
  readonly begun: boolean;
  /** How often something could not be done. */
  readonly complaints: number;
  readonly tally: Tally;
};

/** A run that writes a report. */
export type Run = {
  readonly output: Output;
  /** Where it begins. */
  readonly from: Standing;
  /** Told where it stands, after each piece. */
  reached(standing: Standing): Promise<void>;
  /** Ends before it is done, and says how to go on; undefined where nobody can. */
  interrupt(standing: Standing): Promise<string | undefined>;
};

export const runFromStart = (output: Output, today: string): Run => ({
  output,
  from: { today, notes: 0, begun: false, complaints: 0, tally: emptyTally() },
  reached: () => Promise.resolve(),
  interrupt: () => Promise.resolve(undefined),
});
