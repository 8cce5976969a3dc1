import pc from "picocolors";
import { jsonReport } from "../batch/json.ts";
import { lintNotes } from "../batch/lint-notes.ts";
import { prettyReport } from "../batch/pretty.ts";
import type { Report, Result, Summary } from "../batch/result.ts";
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
  readonly color: boolean;
};

/** Lints and prints. Gives the exit status: 0 nothing that fails, 1 something, 2 a part of the work could not be done. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  const report = reportFor(options);
  const summary: Summary = { files: 0, error: 0, warning: 0, information: 0, hint: 0 };
  let complaints = 0;
  const results = lintNotes(paths, {
    ...options,
    complain(where, what) {
      complaints++;
      complain(`${where} ${what}`);
    },
    remark: complain,
  });
  for await (const result of results) {
    const kept = options.quiet ? onlyLoud(result) : result;
    summary.files++;
    for (const { severity } of kept.findings) summary[severity]++;
    await print(report.note(kept));
  }
  await print(report.end(summary));
  return complaints > 0 ? 2 : fails(summary, options) ? 1 : 0;
}

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
