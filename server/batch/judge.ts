import { readFile } from "node:fs/promises";
import { checkNote, type CheckedNote, type Pause } from "../check.ts";
import type { Acceptances, Config } from "../config.ts";
import { decodeText } from "../files.ts";
import type { Finding } from "../lint.ts";
import { parseNote } from "../note/note.ts";
import { once } from "../note/once.ts";
import type { KnownNotes } from "./cache/cache.ts";
import type { Memory } from "./cache/remembering.ts";
import { onlyLoud } from "./filters.ts";
import { gistOf, type Gist } from "../gist.ts";
import { createPace } from "./flow.ts";
import type { Baseline, Siftable, Sifted } from "./known.ts";
import { redacted, type Redact } from "./redact.ts";
import type { Result } from "./result.ts";
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
  /** What its text is hashed with, where it is remembered what was found in it. */
  readonly salt?: Uint8Array | undefined;
};

/** How notes are judged. It may go to another thread, too. */
export type JudgeOptions = {
  readonly today: string;
  readonly quiet: boolean;
  readonly redact: Redact;
  /** Notes of an earlier day than this are left out. */
  readonly since?: string | undefined;
  /** What was found before is left out. */
  readonly baseline?: Baseline | undefined;
  /** What was found in notes that earlier runs read. */
  readonly known?: KnownNotes | undefined;
};

/** Where it is found what holds for a note. */
export type Surroundings = {
  readonly configIn: (folder: string | undefined) => Promise<Config>;
  readonly acceptancesIn: (home: string) => Promise<Acceptances>;
};

/** What comes of one note. */
export type Judged = {
  /** What is to be written down; undefined where the note is left out for its age. */
  readonly result: Result | undefined;
  /** The names of all findings, and how many are left out because the baseline has them. */
  readonly names: readonly string[];
  readonly known: number;
  /** The hashes of what was accepted and was met with. */
  readonly met: readonly string[];
  /** What is to be remembered of it. */
  readonly fresh?: string | undefined;
  /** The slot that told what was remembered of it. */
  readonly used?: number | undefined;
};

/** A note as it was written, and its place where it comes out of a table. */
export type WrittenNote = Pick<Result, "text" | "place">;

export type Judge = (task: NoteTask, note: WrittenNote) => Promise<Judged>;

/** Lints notes or remembers what was found in them, and leaves out what is not to be told. Several may be judged at the same time. */
export function createJudge(options: JudgeOptions, { configIn, acceptancesIn }: Surroundings): Judge {
  const { today, quiet, redact, since, baseline, known } = options;
  const remembered = once(() => known && memoryOf(known, today));
  const pace = createPace();

  return async function judge(task, { text, place }) {
    const { path, folder, home, salt, key } = task;
    const config = await configIn(folder);
    const isRedacted = redact === "everything" || (redact === "rows" && place !== undefined);
    const told = (gist: Gist, findings: readonly Finding[]): Result => {
      const shown = quiet ? onlyLoud(findings) : findings;
      const result: Result = { path, text, gist, findings: shown, ...(place && { place }) };
      return isRedacted ? redacted(result, { language: config.language, key }) : result;
    };

    const memory = await remembered();
    const recalled = salt && memory?.recall(salt, text);
    // What is remembered has no words in it: that is enough where nothing was found, or none are told.
    if (recalled && (recalled.findings.length === 0 || (isRedacted && baseline === undefined))) {
      const { gist, findings, met, slot: used } = recalled;
      return isOld(gist.date)
        ? { ...LEFT_OUT, used }
        : { ...LEFT_OUT, result: told(gist, findings), met, used };
    }

    async function look(pause?: Pause): Promise<CheckedNote | undefined> {
      const note = parseNote(text, config.settings.labels);
      if (since !== undefined && isOld(note.facts.date.value?.iso)) return undefined;
      const acceptances = home === undefined ? undefined : await acceptancesIn(home);
      return checkNote(note, config, today, acceptances?.covers, pause);
    }
    const checked = await pace(text, look);
    if (checked === undefined) return LEFT_OUT;
    const gist = gistOf(checked);
    const { findings, ...sifted } = await siftedOf({ ...checked, path, place });
    return {
      ...sifted,
      result: told(gist, findings),
      met: checked.kept.map(({ acceptance }) => acceptance.hash),
      fresh: recalled || !salt ? undefined : memory?.lineOf(salt, checked, gist),
      used: recalled?.slot,
    };
  };

  /** Where nobody can tell the day of a note it is not old. */
  function isOld(date: string | undefined): boolean {
    return since !== undefined && date !== undefined && date < since;
  }

  async function siftedOf(found: Siftable): Promise<Pick<Sifted, "findings" | "known" | "names">> {
    if (baseline === undefined) return { findings: found.findings, known: 0, names: [] };
    const { sift } = await import("./known.ts"); // hashes take time to load, and few runs need them
    return sift(found, baseline);
  }
}

const LEFT_OUT: Judged = { result: undefined, names: [], known: 0, met: [] };

/** Few runs remember anything, and what is needed for it takes time to load. */
const memoryOf = async (known: KnownNotes, today: string): Promise<Memory> =>
  (await import("./cache/remembering.ts")).createMemory(known, today);

/** Reads a note. Rejects where a file cannot be read or is no text. */
export async function readNote({ path, from }: NoteTask): Promise<WrittenNote> {
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
