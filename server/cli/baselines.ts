import {
  beforeBaseline,
  openBaseline,
  sizeOf,
  writeBaseline,
  type BaselineOptions,
} from "../batch/baseline.ts";
import type { Baseline } from "../batch/known.ts";
import type { Standing } from "../batch/run.ts";
import { complain, counted } from "./terminal.ts";

/** What was found before, or is written down now, and what is said about it in the end. */
export type Baselines = {
  readonly opened: Baseline;
  /** Told the names of findings that are to be written down. */
  met(names: readonly string[]): void;
  end(standing: Standing): Promise<void>;
};

export async function openBaselines(options: BaselineOptions): Promise<Baselines | undefined> {
  const { writeBaseline: file } = options;
  const before = file === undefined ? undefined : await beforeBaseline(file);
  const opened = await openBaseline(options);
  if (opened === undefined) return undefined;
  const times = new Map<string, number>();
  return {
    opened,
    met(names) {
      for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    },
    async end({ known, old, complaints, tally }) {
      if (file !== undefined) {
        await writeBaseline(file, before, times);
        const count = [...times.values()].reduce((sum, some) => sum + some, 0);
        complain(
          `${file}: ${counted(count, "finding")} in ${counted(tally.summary.files, "note")} written down, without a word of them. Only what is new: --baseline ${file}`,
        );
        return;
      }
      const gone = sizeOf(opened) - known;
      const isWhole = complaints === 0 && old === 0; // otherwise they may be where nobody looked
      const andGone =
        isWhole && gone > 0 ? `; ${counted(gone, "finding")} of it ${gone === 1 ? "is" : "are"} gone` : "";
      complain(`${options.baseline}: ${counted(known, "finding")} left out as known${andGone}`);
    },
  };
}
