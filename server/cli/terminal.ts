import { whyUnwritable, type Output } from "../batch/output.ts";
import { visible } from "../batch/reports/frame.ts";

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

/** Says on standard error, in one sentence, what could not be done and the mend. */
export function complain(sentence: string): void {
  process.stderr.write(`peernote: ${visible(sentence)}${/[.?!]$/.test(sentence) ? "" : "."}\n`);
}

/** A reader that has seen enough (`| head`) ends the work quietly; a full disk ends it with the reason. */
export function stopWhenNobodyReads(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    complain(`standard output ${whyUnwritable(error)}`);
    process.exit(2);
  });
}
