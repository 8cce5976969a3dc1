import { dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Config } from "../config.ts";
import { kindOf, type Kind } from "../kinds.ts";
import { homeOf, type AcceptancesOf } from "./acceptances.ts";
import type { SaltFor } from "./cache/salts.ts";
import type { NoteTask } from "./judge.ts";
import type { KeyFor } from "./keys.ts";
import type { Complain } from "./result.ts";
import { sourcesAt, STDIN } from "./sources.ts";
import type { Chosen } from "./tables/columns.ts";
import { createBadRows } from "./tables/bad-rows.ts";
import { openTable, type TableOptions } from "./tables/open.ts";
import { createReading } from "./tables/reading.ts";

export type TaskOptions = {
  /** Whether what was accepted is left out. */
  readonly accepted: boolean;
  /** What the files that are named hold, where their names do not say so. */
  readonly as?: Kind;
  /** Which column is which, where the headers do not say so. */
  readonly map: Chosen;
  /** How tables are to be read, where they do not say so themselves. */
  readonly table: TableOptions;
  readonly acceptancesIn: AcceptancesOf;
  /** What ids and writers are coded with; without it they are not to be told, or may be told as they are. */
  readonly keyFor?: KeyFor | undefined;
  /** What the texts of notes are hashed with, where it is remembered what was found in them. */
  readonly saltFor?: SaltFor | undefined;
  /** Told what holds for the notes that come next. */
  readonly settled: (config: Config) => void;
  /** Told of each file of many notes whose rows come next. */
  readonly opened: (path: string) => void;
  readonly complain: Complain;
  /** Told what is worth knowing and no mistake. */
  readonly remark: (sentence: string) => void;
};

/** The notes that paths name, each with what is needed to lint it. A file of many is read as far as it is asked for. */
export async function* tasksAt(paths: readonly string[], options: TaskOptions): AsyncGenerator<NoteTask> {
  const { accepted, as, acceptancesIn, saltFor, settled, complain } = options;
  for await (const { path, config } of sourcesAt(paths, complain)) {
    settled(config);
    const home = accepted ? await homeOf(dirname(path), config.folder ?? dirname(path)) : undefined;
    if (home !== undefined) await acceptancesIn(home); // what is wrong with it is complained about here, before its notes
    const common = { path, folder: config.folder, home, salt: await saltFor?.(config, home) };
    const kind = as ?? kindOf(path);
    if (kind !== "text") yield* rowsOf(common, kind, config, options);
    else yield { ...common, from: path === STDIN ? await buffer(process.stdin) : "file" };
  }
}

/** The rows of a file of many notes. */
async function* rowsOf(
  common: Omit<NoteTask, "from">,
  kind: Exclude<Kind, "text">,
  { settings, folder }: Config,
  { map, table: how, keyFor, opened, complain, remark }: TaskOptions,
): AsyncGenerator<NoteTask> {
  const { path } = common;
  const table = await openTable(path, kind, how, complain);
  if (table === undefined) return;
  const { labels, columns: settled } = settings;
  const reading = createReading(path, { labels, settled, map, complain, remark });
  if (table.names !== undefined) {
    const layout = reading.layoutOf(table.names);
    reading.end();
    if (layout === undefined) return;
  }
  opened(path);
  const bad = createBadRows(path, table.unit, complain, remark);
  for await (const next of table.rows) {
    if ("why" in next) {
      bad.add(next);
      continue;
    }
    const { row, names, values } = next;
    const layout = reading.layoutOf(names);
    if (layout === undefined) {
      bad.count();
      continue;
    }
    const { columns, places } = layout;
    const hasNames = columns.some(({ field }) => field === "id" || field === "writer");
    const key = hasNames ? await keyFor?.(path, folder) : undefined;
    yield { ...common, key, from: { columns, row: { row, values: places.map((at) => values[at]) } } };
  }
  bad.end();
  if (table.names === undefined) reading.end();
}
