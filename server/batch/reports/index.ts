import pc from "picocolors";
import type { Report } from "../result.ts";
import { jsonReport } from "./json.ts";
import { ndjsonReport } from "./ndjson.ts";
import { prettyReport } from "./pretty.ts";

/** How results are written down. */
export type ReportOptions = {
  readonly format: Format;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
};

const REPORTS = {
  pretty: ({ color, width }: ReportOptions) => prettyReport({ color: color && pc.isColorSupported, width }),
  json: jsonReport,
  ndjson: ndjsonReport,
} satisfies Readonly<Record<string, (options: ReportOptions) => Report>>;

export type Format = keyof typeof REPORTS;
export const FORMATS = Object.keys(REPORTS) as Format[];

export const reportFor = (options: ReportOptions): Report => REPORTS[options.format](options);
