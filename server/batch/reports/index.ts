import pc from "picocolors";
import type { Report } from "../result.ts";
import { csvReport } from "./csv.ts";
import type { COUNTED, Format } from "./formats.ts";
import { githubReport } from "./github.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { ndjsonReport } from "./ndjson.ts";
import { prettyReport } from "./pretty.ts";
import { quotingReport } from "./quoting.ts";
import { sarifReport } from "./sarif.ts";
import { statisticsJson, statisticsTable } from "./statistics.ts";

/** How results are written down. */
export type ReportOptions = {
  readonly format: Format | "quoting";
  /** Whether rules are counted, and notes are not shown. */
  readonly statistics: boolean;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
};

const REPORTS = {
  pretty: ({ color, width }: ReportOptions) => prettyReport({ color: color && pc.isColorSupported, width }),
  json: jsonReport,
  ndjson: ndjsonReport,
  sarif: sarifReport,
  junit: junitReport,
  csv: csvReport,
  github: githubReport,
} satisfies Readonly<Record<Format, (options: ReportOptions) => Report>>;

const STATISTICS: Readonly<Partial<Record<ReportOptions["format"], () => Report>>> = {
  pretty: statisticsTable,
  json: statisticsJson,
} satisfies Readonly<Record<(typeof COUNTED)[number], () => Report>>;

export const reportFor = (options: ReportOptions): Report =>
  options.format === "quoting"
    ? quotingReport()
    : (options.statistics && STATISTICS[options.format]?.()) || REPORTS[options.format](options);

/** Whether a report says which note of an export is which by more than its row. */
export const tellsIds = ({ format, statistics }: ReportOptions): boolean =>
  !statistics && TELLING_IDS.includes(format);

const TELLING_IDS: readonly ReportOptions["format"][] = ["json", "ndjson", "csv"];
