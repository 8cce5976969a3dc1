import { writtenDown, type ChunkResult } from "../batch/chunk.ts";
import { onlyLoud } from "../batch/filters.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { CannotWrite } from "../batch/cannot-write.ts";
import { openOutput } from "../batch/output.ts";
import type { Redact } from "../batch/redact.ts";
import { reportFor } from "../batch/reports/index.ts";
import { add, type FixCount, type Report, type Result, type Summary } from "../batch/result.ts";
import { runFromStart, type Run, type Standing } from "../batch/run.ts";
import type { Baselines } from "./baselines.ts";
import { fixRun } from "./fix.ts";
import { listenForInterrupts, statusOf, until, type Interrupts } from "./interrupt.ts";
import type { LintOptions } from "./lint-options.ts";
import { NO_PROGRESS, startProgress } from "./progress.ts";
import { complain, counted, standardOutput } from "./terminal.ts";

/** Lints and writes the report. Gives the exit status: 0 nothing that fails, 1 something, 2 a part of the work could not be done. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  try {
    const run = await runOf(paths, options);
    try {
      return await lintTo(run, paths, options);
    } catch (error) {
      await run.output.abandon();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
    complain(error.message);
    return 2;
  }
}

async function runOf(paths: readonly string[], options: LintOptions): Promise<Run> {
  const { today, output, resume, fresh, fix, fixDryRun, baseline, key } = options;
  if (output === undefined) return runFromStart(standardOutput, today);
  if (fix || fixDryRun) return runFromStart(await openOutput(output, paths), today);
  const { openRun } = await import("../batch/kept-run.ts"); // few runs are kept
  const earlier = resume ? "resume" : fresh ? "fresh" : "ask";
  const files = [baseline, key].filter((file) => file !== undefined);
  return openRun(output, { paths, today, earlier, options: { ...options, ...WITHOUT_EFFECT }, files });
}

/** Whatever these are, the report is the same. */
const WITHOUT_EFFECT = {
  failOn: undefined,
  maxWarnings: undefined,
  today: undefined,
  workers: undefined,
  output: undefined,
  resume: undefined,
  fresh: undefined,
  cache: undefined,
} satisfies { [option in keyof LintOptions]?: undefined };

async function lintTo(
  { output, from, reached, interrupt }: Run,
  paths: readonly string[],
  options: LintOptions,
): Promise<number> {
  const { format, statistics, fix, fixDryRun, quiet, delimiter, sheet, writeBaseline } = options;
  const { today, tally } = from;
  const toTerminal = options.output === undefined;
  const width = (toTerminal && process.stdout.columns) || 100;
  const how = { format, statistics, color: options.color && toTerminal, width };
  const report = fixDryRun || writeBaseline !== undefined ? SILENT : reportFor(how);
  let { notes, begun, old, known, complaints } = from;
  const standing = (): Standing => ({ today, notes, begun, old, known, complaints, tally });
  const isFixing = fix || fixDryRun;
  const isSeen = process.stderr.isTTY && (isFixing || !(process.stdout.isTTY && toTerminal));
  const progress = isSeen ? startProgress(paths, options.as, notes) : NO_PROGRESS;
  const checking = {
    ...options,
    today,
    table: { read: progress.read, delimiter, sheet },
    complain(where: string, what: string): void {
      complaints++;
      complain(`${where} ${what}`);
    },
  };
  let fixed: FixCount | undefined;
  async function* afterFixing(): AsyncGenerator<Reported> {
    const say = (result: Result): Reported => {
      const findings = quiet ? onlyLoud(result.findings) : result.findings;
      return { notes: 1, ...writtenDown([{ ...result, findings }], report), old: 0, known: 0, names: [] };
    };
    const { said, count, diff } = await fixRun(paths, {
      ...checking,
      write: fix,
      say,
      reached: progress.reached,
    });
    progress.end();
    fixed = count;
    await output.write(diff);
    yield* said;
  }
  const baselines = await baselinesOf(options);
  const chunks = isFixing
    ? afterFixing()
    : lintNotes(paths, {
        ...checking,
        baseline: baselines?.opened,
        skip: notes,
        report: how,
        redact: redactOf(options),
        entry: __filename,
        remark: complain,
        opened: remarkOnRedacting(options),
      });
  const interrupts = isFixing ? UNINTERRUPTED : listenForInterrupts();

  if (notes === 0) await output.write(report.head);
  try {
    for await (const chunk of until(interrupts.came, chunks)) {
      const pieces = report === SILENT ? [] : chunk.pieces;
      add(tally, chunk.tally);
      if (pieces.length > 0) await output.write((begun ? report.between : "") + pieces.join(report.between));
      baselines?.met(chunk.names);
      begun ||= pieces.length > 0;
      notes += chunk.notes;
      old += chunk.old;
      known += chunk.known;
      await reached(standing());
      if (!isFixing) progress.reached(notes); // all is done by then
    }
  } finally {
    progress.end();
  }
  const signal = interrupts.signal();
  if (signal !== undefined) {
    const mend = await interrupt(standing());
    if (mend === undefined) await output.write(report.end(tally));
    complain(`stopped after ${counted(notes, "note")}. ${mend ?? HOW_TO_GO_ON}`);
    process.exit(statusOf(signal)); // threads may be at work still
  }
  await output.write(report.end(tally, fixed));
  await output.finish();
  if (old > 0) complain(`left out ${counted(old, "note")} from before ${options.since}`);
  await baselines?.end(standing());
  if (complaints > 0) return 2;
  return writeBaseline === undefined && fails(tally.summary, options) ? 1 : 0;
}

/** What is made of a chunk here. */
type Reported = Pick<ChunkResult, "notes" | "pieces" | "tally" | "old" | "known" | "names">;

const HOW_TO_GO_ON = "With --output a run can be gone on with later: --resume";

/** Fixing ends by itself, and takes away what it had begun. */
const UNINTERRUPTED: Interrupts = { signal: () => undefined, came: new Promise(() => undefined) };

const baselinesOf = async ({ baseline, writeBaseline }: LintOptions): Promise<Baselines | undefined> =>
  baseline === undefined && writeBaseline === undefined
    ? undefined
    : (await import("./baselines.ts")).openBaselines({ baseline, writeBaseline });

/** Counts have no words in them, whatever is chosen. */
const redactOf = ({ redact, statistics }: LintOptions): Redact =>
  redact || statistics ? "everything" : redact === undefined ? "rows" : "nothing";

/** Says once that words are left out, where nobody has chosen. */
function remarkOnRedacting({ redact, statistics }: LintOptions): (path: string) => void {
  let isSaid = redact !== undefined || statistics;
  return (path) => {
    if (!isSaid) complain(`${path}: the words of the notes are left out. To see them: --no-redact`);
    isSaid = true;
  };
}

/** Where a diff is printed instead. */
const SILENT: Report = { head: "", between: "", note: () => "", end: () => "" };

/** `--max-warnings` says how many warnings are bearable; without it `--fail-on` says whether one is. */
function fails(found: Summary, { failOn, maxWarnings }: LintOptions): boolean {
  if (failOn === "never") return false;
  const bearable = maxWarnings ?? (failOn === "error" ? Infinity : 0);
  return found.error > 0 || found.warning > bearable || (failOn === "information" && found.information > 0);
}
