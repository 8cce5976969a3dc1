import { statSync } from "node:fs";
import { kindOf, type Kind } from "../kinds.ts";
import { showStatus } from "./terminal.ts";

/** Shows how far the work has come. */
export type Progress = {
  /** Told how many bytes more were read. */
  read(bytes: number): void;
  /** Told how many notes are done. */
  reached(notes: number): void;
  end(): void;
};

/** What is known of work that goes on. `seconds` is how long it takes so far, `share` how much of the files was read, 0 to 1. */
export type Advance = {
  readonly notes: number;
  readonly seconds: number;
  readonly share?: number | undefined;
};

/** "12,000 notes, 210 a second, 34 %, about 3 min left" */
export function progressLine({ notes, seconds, share }: Advance): string {
  const parts = [`${notes.toLocaleString("en")} notes`];
  if (seconds > 0) parts.push(`${Math.round(notes / seconds).toLocaleString("en")} a second`);
  if (share !== undefined && share > 0 && share < 1) {
    parts.push(`${Math.floor(share * 100)} %`, `about ${duration((seconds * (1 - share)) / share)} left`);
  }
  return parts.join(", ");
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds / 10) * 10} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * Begins to show progress, on a terminal that the report itself does not go to. How much is left can be told where all that is read are
 * files of many notes. `done` notes of an earlier run are passed over quickly, and do not count.
 */
export function startProgress(paths: readonly string[], as: Kind | undefined, done: number): Progress {
  const total = totalOf(paths, as);
  let bytes = 0;
  let began: { readonly at: number; readonly bytes: number; readonly notes: number } | undefined;
  let shown = 0;
  return {
    read: (more) => void (bytes += more),
    reached(notes) {
      const now = performance.now();
      began ??= { at: now, bytes, notes: Math.max(done, notes) };
      if (now - shown < EVERY) return;
      shown = now;
      const left = total === undefined ? 0 : total - began.bytes;
      const share = left > 0 ? Math.min((bytes - began.bytes) / left, 1) : undefined;
      const seconds = (now - began.at) / 1000;
      const line = progressLine({ notes: notes - began.notes, seconds, share });
      showStatus(done === 0 ? line : `${line} (after ${done.toLocaleString("en")} of the earlier run)`);
    },
    end: () => showStatus(""),
  };
}

export const NO_PROGRESS: Progress = {
  read: () => undefined,
  reached: () => undefined,
  end: () => undefined,
};

/** Milliseconds between two looks. */
const EVERY = 500;

/** The size of all files together, where all of them are files of many notes. */
function totalOf(paths: readonly string[], as: Kind | undefined): number | undefined {
  let total = 0;
  for (const path of paths) {
    const is = statSync(path, { throwIfNoEntry: false });
    if (!is?.isFile() || (as ?? kindOf(path)) === "text") return undefined;
    total += is.size;
  }
  return total;
}
