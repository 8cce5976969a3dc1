import { writtenDown, type ChunkResult } from "../batch/chunk.ts";
import { onlyLoud } from "../batch/filters.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { CannotWrite, openOutput, type Output } from "../batch/output.ts";
import type { Redact } from "../batch/redact.ts";
import { reportFor, type Format } from "../batch/reports/index.ts";
import { add, emptyTally, type FixCount, type Report, type Summary } from "../batch/result.ts";
import type { Chosen } from "../batch/tables/columns.ts";
import type { Kind } from "../batch/tables/open.ts";
import { fixRun } from "./fix.ts";
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
  readonly workers?: number;
  readonly output?: string;
  readonly statistics: boolean;
  /** Whether the words of the notes are left out; without it they are for the rows of files of many. */
  readonly redact?: boolean;
  readonly key?: string;
  readonly color: boolean;
};

/** Lints and writes the report. Gives the exit status: 0 nothing that fails, 1 something, 2 a part of the work could not be done. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  try {
    const output = options.output === undefined ? standardOutput : await openOutput(options.output, paths);
    try {
      const status = await lintTo(output, paths, options);
      await output.finish();
      return status;
    } catch (error) {
      await output.abandon();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
    complain(error.message);
    return 2;
  }
}

async function lintTo(output: Output, paths: readonly string[], options: LintOptions): Promise<number> {
  const { format, statistics, fix, fixDryRun, quiet } = options;
  const toTerminal = options.output === undefined;
  const width = (toTerminal && process.stdout.columns) || 100;
  const how = { format, statistics, color: options.color && toTerminal, width };
  const report = fixDryRun ? SILENT : reportFor(how);
  let complaints = 0;
  const checking = {
    ...options,
    complain(where: string, what: string): void {
      complaints++;
      complain(`${where} ${what}`);
    },
  };
  let fixed: FixCount | undefined;
  async function* afterFixing(): AsyncGenerator<Pick<ChunkResult, "pieces" | "tally">> {
    const { results, count, diff } = await fixRun(paths, { ...checking, write: fix });
    fixed = count;
    await output.write(diff);
    const kept = results.map((result) =>
      quiet ? { ...result, findings: onlyLoud(result.findings) } : result,
    );
    yield writtenDown(kept, report);
  }
  const chunks =
    fix || fixDryRun
      ? afterFixing()
      : lintNotes(paths, {
          ...checking,
          report: how,
          redact: redactOf(options),
          entry: __filename,
          remark: complain,
          opened: remarkOnRedacting(options),
        });

  const tally = emptyTally();
  let lead = "";
  await output.write(report.head);
  for await (const { pieces, tally: more } of chunks) {
    add(tally, more);
    if (pieces.length === 0) continue;
    await output.write(lead + pieces.join(report.between));
    lead = report.between;
  }
  await output.write(report.end(tally, fixed));
  return complaints > 0 ? 2 : fails(tally.summary, options) ? 1 : 0;
}

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
