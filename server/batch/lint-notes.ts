import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { defaultConfig, type Config } from "../config.ts";
import { createAcceptances, remarkUnmet } from "./acceptances.ts";
import type { Cache } from "./cache/cache.ts";
import type { SaltFor } from "./cache/salts.ts";
import { createLintChunk, type ChunkOptions, type ChunkResult, type LintChunk, type Met } from "./chunk.ts";
import { after, chunked, inOrder, peek } from "./flow.ts";
import type { NoteTask } from "./judge.ts";
import type { KeyFor } from "./keys.ts";
import { nodeFiles } from "./node-files.ts";
import { CannotWrite } from "./cannot-write.ts";
import { createPool } from "./pool.ts";
import { tellsIds } from "./reports/index.ts";
import type { Complain } from "./result.ts";
import { tasksAt, type TaskOptions } from "./tasks.ts";

export type LintNotesOptions = ChunkOptions &
  Pick<TaskOptions, "accepted" | "as" | "map" | "table" | "opened" | "complain" | "remark"> & {
    /** The file with the key that ids and writers are coded with; without it the agency's own. */
    readonly key?: string;
    /** How many notes an earlier run has done: they are passed over. */
    readonly skip: number;
    /** Whether it is remembered what is found in notes, and was. */
    readonly cache: boolean;
    /** How many threads lint; without it as many as the machine runs at a time. */
    readonly workers?: number;
    /** The program that a thread runs. */
    readonly entry: string;
    /** Told what holds for the notes that come next. */
    readonly settled?: (config: Config) => void;
  };

/**
 * Lints the notes that these paths name, chunk by chunk, in their order. What cannot be read is complained about and left
 * out. A few notes are linted in this thread. Many are linted in others, and this one does not even load the lexicon.
 */
export async function* lintNotes(
  paths: readonly string[],
  { workers = availableParallelism(), entry, skip, ...options }: LintNotesOptions,
): AsyncGenerator<ChunkResult> {
  const { accepted, remark } = options;
  let complaints = 0;
  const complain: Complain = (where, what) => {
    complaints++;
    options.complain(where, what);
  };
  const configs = new Map<string | undefined, Config>();
  const acceptancesIn = createAcceptances(nodeFiles, complain);
  const { today, quiet, report, redact, key, since, baseline } = options;
  const cache = options.cache ? await cacheFor(entry, complain) : undefined;
  const tasks = tasksAt(paths, {
    ...options,
    complain,
    acceptancesIn,
    keyFor: redact === "nothing" || !tellsIds(report) ? undefined : lazyKeys(key, complain),
    saltFor: cache?.saltFor,
    settled(config) {
      configs.set(config.folder, config);
      options.settled?.(config);
    },
  });
  const chunkOptions: ChunkOptions = { today, quiet, report, redact, since, baseline, known: cache?.known };
  const { all: chunks, more } = await peek(
    chunked(after(skip, tasks)),
    (front) => front.length >= CHUNKS_HERE / workers || lengthOf(front.flat()) >= LENGTH_HERE,
  );
  const pool = more ? createPool(workers, entry, chunkOptions) : undefined;
  const configIn = async (folder: string | undefined): Promise<Config> =>
    configs.get(folder) ?? defaultConfig();
  const lintHere = createLintChunk(chunkOptions, { configIn, acceptancesIn });
  const lintChunk: LintChunk =
    pool?.lintChunk ??
    (async (chunk) => {
      await setImmediate(); // somebody may want to interrupt
      return lintHere(chunk);
    });
  let isWhole = false;
  const met = new Map<string, Met>(); // in an export the same words are met with again and again
  try {
    for await (const result of inOrder(chunks, lintChunk, pool ? AHEAD * workers : 1)) {
      for (const { where, what } of result.complaints) complain(where, what);
      for (const one of result.met) met.set(one.home + one.hash, one);
      await cache?.add(result.fresh, result.used);
      yield result;
    }
    isWhole = complaints === 0 && skip === 0 && since === undefined;
  } finally {
    await pool?.close();
    await cache?.close(isWhole);
  }
  if (!accepted || !isWhole) return; // only where all notes were read it is known what no note needs
  for (const path of paths)
    if (await isFolder(path)) await remarkUnmet(path, acceptancesIn, [...met.values()], remark);
}

/** What is remembered, and what the texts of notes are hashed with. Where nothing can be, the notes are linted all the same. */
async function cacheFor(
  entry: string,
  complain: Complain,
): Promise<(Cache & { saltFor: SaltFor }) | undefined> {
  const [{ openCache }, { createSalts }] = await Promise.all([
    import("./cache/cache.ts"),
    import("./cache/salts.ts"),
  ]);
  try {
    const cache = await openCache(entry, complain);
    return { ...cache, saltFor: createSalts(cache) };
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error;
    complain(error.where, error.what);
    return undefined;
  }
}

/** Keys take time to make ready, and few exports need them. */
function lazyKeys(keyFile: string | undefined, complain: Complain): KeyFor {
  let keys: Promise<KeyFor> | undefined;
  return async (path, folder) => {
    keys ??= import("./keys.ts").then(({ createKeys }) => createKeys(keyFile, complain));
    return (await keys)(path, folder);
  };
}

/**
 * More chunks than these, divided by the threads that there may be, are many: until threads have started and are as fast as this one, this
 * one has linted them. Measured on two processors, where all has to share them: 160 notes take 0.8 s here and 1.2 in two threads, 640 1.6 and 2.0.
 */
const CHUNKS_HERE = 40;

/** So are longer texts than this, in UTF-16 units: rows are kept until it is known whether they are many. Some four hundred usual ones. */
const LENGTH_HERE = 1_000_000;

const lengthOf = (tasks: readonly NoteTask[]): number =>
  tasks.reduce((sum, { from }) => {
    if (from === "file") return sum;
    return (
      sum + ("row" in from ? from.row.values.reduce((all, value = "") => all + value.length, 0) : from.length)
    );
  }, 0);

/** How many chunks are on their way for each thread: enough that none waits for the reading, few enough that memory stays flat. */
const AHEAD = 2;

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (is) => is.isDirectory(),
    () => false,
  );
