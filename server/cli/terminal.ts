import { whyUnwritable } from "../batch/cannot-write.ts";
import type { Output } from "../batch/output.ts";
import { visible } from "../visible.ts";

/** Writes to standard output and waits until it is taken: a slow reader gets everything, a long report is never cut. */
export const print = (text: string): Promise<void> =>
  new Promise((done) => {
    process.stdout.write(text, () => done());
  });

/** Standard output as the place for a report. */
export const standardOutput: Output = {
  write: print,
  finish: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/** What stands in the last line of the terminal while the work goes on. */
let status = "";

/** Shows on a terminal how far the work has come, in one line that is written over again and again. */
export function showStatus(line: string): void {
  if (line === status) return;
  status = line;
  process.stderr.write(`\r\x1b[2K${line}`);
}

/** Says on standard error, in one sentence, what could not be done and the mend. */
export function complain(sentence: string): void {
  const before = status;
  showStatus("");
  process.stderr.write(`peernote: ${visible(sentence)}${/[.?!]$/.test(sentence) ? "" : "."}\n`);
  showStatus(before);
}

/** A reader that has seen enough (`| head`) ends the work quietly; a full disk ends it with the reason. */
export function stopWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    complain(`standard output ${whyUnwritable(error)}`);
    process.exit(2);
  });
}

/** "1 note", "12 notes" */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
