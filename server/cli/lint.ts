import { writtenDown, type ChunkResult } from "../batch/chunk.ts";
import { onlyLoud } from "../batch/filters.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { reportFor, type Format } from "../batch/reports/index.ts";
import { add, emptyTally, type FixCount, type Report, type Summary } from "../batch/result.ts";
import type { Chosen } from "../batch/tables/columns.ts";
import type { Kind } from "../batch/tables/open.ts";
import { fixRun } from "./fix.ts";
import { complain, print } from "./terminal.ts";

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
  readonly color: boolean;
};

/** Lints and prints. Gives the exit status: 0 nothing that fails, 1 something, 2 a part of the work could not be done. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  const { format, color, fix, fixDryRun, quiet, delimiter, sheet } = options;
  const how = { format, color, width: process.stdout.columns ?? 100 };
  const report = fixDryRun ? SILENT : reportFor(how);
  let complaints = 0;
  const checking = {
    ...options,
    table: { ...(delimiter !== undefined && { delimiter }), ...(sheet !== undefined && { sheet }) },
    complain(where: string, what: string): void {
      complaints++;
      complain(`${where} ${what}`);
    },
  };
  let fixed: FixCount | undefined;
  async function* afterFixing(): AsyncGenerator<Pick<ChunkResult, "pieces" | "tally">> {
    const { results, count, diff } = await fixRun(paths, { ...checking, write: fix });
    fixed = count;
    await print(diff);
    const kept = results.map((result) =>
      quiet ? { ...result, findings: onlyLoud(result.findings) } : result,
    );
    yield writtenDown(kept, report);
  }
  const chunks =
    fix || fixDryRun
      ? afterFixing()
      : lintNotes(paths, { ...checking, report: how, entry: __filename, remark: complain });

  const tally = emptyTally();
  let lead = "";
  await print(report.head);
  for await (const { pieces, tally: more } of chunks) {
    add(tally, more);
    if (pieces.length === 0) continue;
    await print(lead + pieces.join(report.between));
    lead = report.between;
  }
  await print(report.end(tally, fixed));
  return complaints > 0 ? 2 : fails(tally.summary, options) ? 1 : 0;
}

/** Where a diff is printed instead. */
const SILENT: Report = { head: "", between: "", note: () => "", end: () => "" };

/** `--max-warnings` says how many warnings are bearable; without it `--fail-on` says whether one is. */
function fails(found: Summary, { failOn, maxWarnings }: LintOptions): boolean {
  if (failOn === "never") return false;
  const bearable = maxWarnings ?? (failOn === "error" ? Infinity : 0);
  return found.error > 0 || found.warning > bearable || (failOn === "information" && found.information > 0);
}
