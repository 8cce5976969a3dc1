import pc from "picocolors";
import { jsonReport } from "../batch/json.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { prettyReport } from "../batch/pretty.ts";
import type { Report, Result, Summary } from "../batch/result.ts";
import { fixRun } from "./fix.ts";
import { complain, print } from "./terminal.ts";

export const FORMATS = ["pretty", "json"] as const;
export const FAIL_ON = ["error", "warning", "information", "never"] as const;

export type LintOptions = {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: (typeof FAIL_ON)[number];
  readonly maxWarnings?: number;
  readonly today: string;
  readonly accepted: boolean;
  readonly quiet?: true;
  readonly fix?: true;
  readonly fixDryRun?: true;
  readonly color: boolean;
};

/** Lints and prints. Gives the exit status: 0 nothing that fails, 1 something, 2 a part of the work could not be done. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  const { fix = false, fixDryRun = false } = options;
  const report = fixDryRun ? SILENT : reportFor(options);
  const summary: Summary = { files: 0, error: 0, warning: 0, information: 0, hint: 0 };
  let complaints = 0;
  const checking = {
    ...options,
    complain(where: string, what: string): void {
      complaints++;
      complain(`${where} ${what}`);
    },
  };
  const fixed = fix || fixDryRun ? await fixRun(paths, { ...checking, write: fix }) : undefined;
  if (fixDryRun) await print(fixed?.diff ?? "");
  for await (const result of fixed?.results ?? lintNotes(paths, { ...checking, remark: complain })) {
    const kept = options.quiet ? onlyLoud(result) : result;
    summary.files++;
    for (const { severity } of kept.findings) summary[severity]++;
    await print(report.note(kept));
  }
  await print(report.end(summary, fixed?.count));
  return complaints > 0 ? 2 : fails(summary, options) ? 1 : 0;
}

/** Where a diff is printed instead. */
const SILENT: Report = { note: () => "", end: () => "" };

const reportFor = ({ format, color }: LintOptions): Report =>
  format === "json"
    ? jsonReport()
    : prettyReport({ color: color && pc.isColorSupported, width: process.stdout.columns ?? 100 });

const onlyLoud = (result: Result): Result => ({
  ...result,
  findings: result.findings.filter(({ severity }) => severity === "error" || severity === "warning"),
});

/** `--max-warnings` says how many warnings are bearable; without it `--fail-on` says whether one is. */
function fails(found: Summary, { failOn, maxWarnings }: LintOptions): boolean {
  if (failOn === "never") return false;
  const bearable = maxWarnings ?? (failOn === "error" ? Infinity : 0);
  return found.error > 0 || found.warning > bearable || (failOn === "information" && found.information > 0);
}
