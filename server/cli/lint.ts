import { writtenDown, type ChunkResult } from "../batch/chunk.ts";
import { onlyLoud } from "../batch/filters.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { CannotWrite, openOutput } from "../batch/output.ts";
import type { Redact } from "../batch/redact.ts";
import { reportFor, type Format } from "../batch/reports/index.ts";
import { add, type FixCount, type Report, type Summary } from "../batch/result.ts";
import { runFromStart, type Run } from "../batch/run.ts";
import type { Chosen } from "../batch/tables/columns.ts";
import type { Kind } from "../batch/tables/open.ts";
import { fixRun } from "./fix.ts";
import { listenForInterrupts, statusOf, until, type Interrupts } from "./interrupt.ts";
import { complain, standardOutput } from "./terminal.ts";

export const FAIL_ON = ["error", "warning", "information", "never"] as const;

export type LintOptions = {
  readonly format: Format;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly maxWarnings?: number;
  readonly today: string;
  readonly accepted: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly fixDryRun: boolean;
  readonly as?: Kind;
  readonly map: Chosen;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly workers?: number;
  readonly output?: string;
  readonly resume: boolean;
  readonly fresh: boolean;
  readonly statistics: boolean;
  /** Whether the words of the notes are left out; without it they are for the rows of files of many. */
  readonly redact?: boolean;
  readonly key?: string;
  readonly color: boolean;
};

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
  const { today, output, resume, fresh, fix, fixDryRun } = options;
  if (output === undefined) return runFromStart(standardOutput, today);
  if (fix || fixDryRun) return runFromStart(await openOutput(output, paths), today);
  const { openRun } = await import("../batch/kept-run.ts"); // few runs are kept
  const earlier = resume ? "resume" : fresh ? "fresh" : "ask";
  return openRun(output, { paths, today, earlier, options: { ...options, ...WITHOUT_EFFECT } });
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
} satisfies { [option in keyof LintOptions]?: undefined };

async function lintTo(
  { output, from, reached, interrupt }: Run,
  paths: readonly string[],
  options: LintOptions,
): Promise<number> {
  const { format, statistics, fix, fixDryRun, quiet, delimiter, sheet } = options;
  const { today, tally } = from;
  const toTerminal = options.output === undefined;
  const width = (toTerminal && process.stdout.columns) || 100;
  const how = { format, statistics, color: options.color && toTerminal, width };
  const report = fixDryRun ? SILENT : reportFor(how);
  let { notes, begun, complaints } = from;
  const checking = {
    ...options,
    today,
    table: { ...(delimiter !== undefined && { delimiter }), ...(sheet !== undefined && { sheet }) },
    complain(where: string, what: string): void {
      complaints++;
      complain(`${where} ${what}`);
    },
  };
  let fixed: FixCount | undefined;
  async function* afterFixing(): AsyncGenerator<Pick<ChunkResult, "notes" | "pieces" | "tally">> {
    const { results, count, diff } = await fixRun(paths, { ...checking, write: fix });
    fixed = count;
    await output.write(diff);
    const kept = results.map((result) =>
      quiet ? { ...result, findings: onlyLoud(result.findings) } : result,
    );
    yield { notes: kept.length, ...writtenDown(kept, report) };
  }
  const isFixing = fix || fixDryRun;
  const chunks = isFixing
    ? afterFixing()
    : lintNotes(paths, {
        ...checking,
        skip: notes,
        report: how,
        redact: redactOf(options),
        entry: __filename,
        remark: complain,
        opened: remarkOnRedacting(options),
      });
  const interrupts = isFixing ? UNINTERRUPTED : listenForInterrupts();

  if (notes === 0) await output.write(report.head);
  for await (const { notes: more, pieces, tally: found } of until(interrupts.came, chunks)) {
    add(tally, found);
    if (pieces.length > 0) await output.write((begun ? report.between : "") + pieces.join(report.between));
    begun ||= pieces.length > 0;
    notes += more;
    await reached({ today, notes, begun, complaints, tally });
  }
  const signal = interrupts.signal();
  if (signal !== undefined) {
    const mend = await interrupt({ today, notes, begun, complaints, tally });
    if (mend === undefined) await output.write(report.end(tally));
    complain(`stopped after ${notes} ${notes === 1 ? "note" : "notes"}. ${mend ?? HOW_TO_GO_ON}`);
    process.exit(statusOf(signal)); // threads may be at work still
  }
  await output.write(report.end(tally, fixed));
  await output.finish();
  return complaints > 0 ? 2 : fails(tally.summary, options) ? 1 : 0;
}

const HOW_TO_GO_ON = "With --output a run can be gone on with later: --resume";

/** Fixing ends by itself, and takes away what it had begun. */
const UNINTERRUPTED: Interrupts = { signal: () => undefined, came: new Promise(() => undefined) };

const redactOf = ({ redact }: LintOptions): Redact =>
  redact === undefined ? "rows" : redact ? "everything" : "nothing";

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
