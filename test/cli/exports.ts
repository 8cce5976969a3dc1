import { expect } from "vitest";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** An invented export: two notes, with what formats trip over in their cells. */
export const EXPORT = csv([
  ["Note ID", "Staff", "Program", "Svc Dt", "Narrative", "Plan"],
  [
    "A-17",
    "Jordan Reyes",
    "North",
    "03/04/2026",
    'He zorbled, "twice" <so> & again.\nThen he was quite\ngromful.',
    "Meet",
  ],
  [
    "=A-18",
    "Sam Ortiz",
    "South",
    "2026-03-05",
    "We walked to the library. ]]> 100% 🎉 \u0001 he zorbled",
    "",
  ],
]);

/** Rows as a CSV file has them, every cell in quotation marks. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`).join("");
}

/** A note in a folder and under a name that addresses and commands have to escape. */
export const NOTE = "notes, 50%/the walk: 1.note";
export const TEXT = "We met.\r\n🎉 He zorbled, {0} and was quite\r\ngromful.\n";

export const folder = folderWith({
  "export.csv": EXPORT,
  [NOTE]: TEXT,
  "clean.note": "",
  ".peernote.json": settings(),
  "words.json": WORDS,
});

export const COMMON = ["lint", "--no-redact", "--today", "2026-03-06"];

/** What the command prints in a format, at least one of the findings being a warning. */
export async function printed(format: string, ...more: string[]): Promise<string> {
  const { stdout, status } = await peernote(folder, [...COMMON, "--format", format, ...more]);
  expect(status).toBe(1);
  return stdout;
}

type JsonFinding = {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
  readonly data: Readonly<Record<string, string>>;
};

type JsonNote = {
  readonly path: string;
  readonly row?: number;
  readonly id?: string;
  readonly findings: readonly JsonFinding[];
};

let asked: Promise<readonly JsonNote[]> | undefined;

/** What there is to find in both, as JSON tells it. */
export const all = (): Promise<readonly JsonNote[]> => (asked ??= asJson());

async function asJson(): Promise<readonly JsonNote[]> {
  const { files } = JSON.parse(await printed("json", "export.csv", NOTE)) as { files: readonly JsonNote[] };
  return files;
}

/** What the other formats have to hold as well: the same findings, in the same order. */
export const found = async () =>
  (await all()).flatMap(({ findings, ...note }) => findings.map((finding) => ({ ...note, ...finding })));
