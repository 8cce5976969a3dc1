import { readFile } from "node:fs/promises";
import { check } from "../check.ts";
import type { Acceptances, Config } from "../config.ts";
import { decodeText, NotText } from "../files.ts";
import { parseNote } from "../note/note.ts";
import { isBefore, onlyLoud } from "./filters.ts";
import type { Baseline } from "./known.ts";
import { whyUnreadable } from "./node-files.ts";
import { redacted, type Redact } from "./redact.ts";
import { reportFor, type ReportOptions } from "./reports/index.ts";
import { count, emptyTally, type Report, type Result, type Tally } from "./result.ts";
import type { Column } from "./tables/columns.ts";
import { composeNote } from "./tables/compose.ts";
import type { Row } from "./tables/table.ts";

/** A note on its way to be linted. It may go to another thread: all of it is plain data. */
export type NoteTask = {
  readonly path: string;
  /** The folder whose settings hold; undefined where there are none. */
  readonly folder: string | undefined;
  /** The folder in which it is kept what is accepted; undefined where that is to be shown as well. */
  readonly home: string | undefined;
  readonly from: "file" | Uint8Array | { readonly columns: readonly Column[]; readonly row: Row };
  /** What ids and writers are coded with. */
  readonly key?: Uint8Array | undefined;
};

/** Some notes, linted and written down in their order. */
export type ChunkResult = {
  /** How many they are, those that could not be read among them. */
  readonly notes: number;
  /** Their pieces of the report, the empty ones left out. */
  readonly pieces: readonly string[];
  readonly tally: Tally;
  /** How many notes were left out for their age, and how many findings because they are in the baseline. */
  readonly old: number;
  readonly known: number;
  /** The names of all findings, where a baseline is to be written. */
  readonly names: readonly string[];
  readonly complaints: readonly Complaint[];
  /** What was accepted and was met with in these notes: where that is kept, and the hash. */
  readonly met: readonly Met[];
};

export type Complaint = { readonly where: string; readonly what: string };
export type Met = { readonly home: string; readonly hash: string };

/** How notes are linted and written down. It may go to another thread, too. */
export type ChunkOptions = {
  readonly today: string;
  readonly quiet: boolean;
  readonly report: ReportOptions;
  readonly redact: Redact;
  /** Notes of an earlier day than this are left out. */
  readonly since?: string | undefined;
  /** What was found before is left out. */
  readonly baseline?: Baseline | undefined;
};

/** Where it is found what holds for a note. */
export type Surroundings = {
  readonly configIn: (folder: string | undefined) => Promise<Config>;
  readonly acceptancesIn: (home: string) => Promise<Acceptances>;
};

export type LintChunk = (chunk: readonly NoteTask[]) => Promise<ChunkResult>;

/** Lints chunks of notes, in whichever thread it is. What cannot be read is complained about and left out. */
export function createLintChunk(options: ChunkOptions, { configIn, acceptancesIn }: Surroundings): LintChunk {
  const { today, quiet, redact, since, baseline } = options;
  const report = reportFor(options.report);

  async function addTo(found: Found, { path, folder, home, from, key }: NoteTask): Promise<void> {
    const { text, place } = await noteFrom(path, from);
    const config = await configIn(folder);
    if (since !== undefined && isBefore(since, parseNote(text, config.settings.labels))) {
      found.old++;
      return;
    }
    const acceptances = home === undefined ? undefined : await acceptancesIn(home);
    const { note, signals, findings, kept } = await check(text, config, today, acceptances?.covers);
    if (home !== undefined)
      for (const { acceptance } of kept) found.met.push({ home, hash: acceptance.hash });
    let result: Result = { path, text, note, signals, findings, ...(place && { place }) };
    if (baseline !== undefined) {
      const { sift } = await import("./known.ts"); // hashes take time to load, and few runs need them
      const { findings: fresh, known, names } = sift(result, baseline);
      result = { ...result, findings: fresh };
      found.known += known;
      if (baseline.known === undefined) found.names.push(...names);
    }
    if (quiet) result = { ...result, findings: onlyLoud(result.findings) };
    const wordless = redact === "everything" || (redact === "rows" && place !== undefined);
    found.results.push(wordless ? redacted(result, { language: config.language, key }) : result);
  }

  return async function lintChunk(chunk) {
    const found: Found = { results: [], old: 0, known: 0, names: [], complaints: [], met: [] };
    for (const task of chunk) {
      try {
        await addTo(found, task);
      } catch (error) {
        if (typeof task.from === "object" && "row" in task.from) throw error; // a row can always be read
        found.complaints.push({ where: task.path, what: whyNot(error) });
      }
    }
    const { results, ...rest } = found;
    return { notes: chunk.length, ...writtenDown(results, report), ...rest };
  };
}

/** What comes together while a chunk is linted. */
type Found = {
  readonly results: Result[];
  old: number;
  known: number;
  readonly names: string[];
  readonly complaints: Complaint[];
  readonly met: Met[];
};

/** Results as pieces of a report, and how much there was in them. */
export function writtenDown(
  results: Iterable<Result>,
  report: Report,
): Pick<ChunkResult, "pieces" | "tally"> {
  const pieces: string[] = [];
  const tally = emptyTally();
  for (const result of results) {
    count(tally, result);
    const piece = report.note(result);
    if (piece !== "") pieces.push(piece);
  }
  return { pieces, tally };
}

async function noteFrom(path: string, from: NoteTask["from"]): Promise<Pick<Result, "text" | "place">> {
  if (from === "file") return { text: decodeText(await readFile(path)) };
  if (from instanceof Uint8Array) return { text: decodeText(from) };
  const { columns, row } = from;
  const valueOf = (field: string): string | undefined =>
    row.values[columns.findIndex((one) => one.field === field)];
  const { text, cells } = composeNote(columns, row.values);
  return {
    text,
    place: { row: row.row, cells, id: valueOf("id"), writer: valueOf("writer"), program: valueOf("program") },
  };
}

const whyNot = (error: unknown): string => (error instanceof NotText ? error.message : whyUnreadable(error));
