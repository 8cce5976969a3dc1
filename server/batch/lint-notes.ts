import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { defaultConfig, type Config } from "../config.ts";
import { createAcceptances, remarkUnmet } from "./acceptances.ts";
import { createLintChunk, type ChunkOptions, type ChunkResult, type LintChunk, type Met } from "./chunk.ts";
import { chunked, inOrder } from "./flow.ts";
import { nodeFiles } from "./node-files.ts";
import { createPool, type Pool } from "./pool.ts";
import type { Complain } from "./result.ts";
import { tasksAt, type TaskOptions } from "./tasks.ts";

export type LintNotesOptions = ChunkOptions &
  Pick<TaskOptions, "accepted" | "as" | "map" | "table" | "complain" | "remark"> & {
    /** How many threads lint; without it as many as the machine runs at a time. */
    readonly workers?: number;
    /** The program that a thread runs. */
    readonly entry: string;
  };

/**
 * Lints the notes that these paths name, chunk by chunk, in their order. What cannot be read is complained about and left
 * out. A few notes are linted in this thread; what comes after them in several.
 */
export async function* lintNotes(
  paths: readonly string[],
  { workers = availableParallelism(), entry, ...options }: LintNotesOptions,
): AsyncGenerator<ChunkResult> {
  const { accepted, remark } = options;
  let complaints = 0;
  const complain: Complain = (where, what) => {
    complaints++;
    options.complain(where, what);
  };
  const configs = new Map<string | undefined, Config>();
  const acceptancesIn = createAcceptances(nodeFiles, complain);
  const tasks = tasksAt(paths, {
    ...options,
    complain,
    acceptancesIn,
    settled: (config) => configs.set(config.folder, config),
  });
  const { today, quiet, report } = options;
  const chunkOptions: ChunkOptions = { today, quiet, report };
  const lintHere = createLintChunk(chunkOptions, {
    configIn: async (folder) => configs.get(folder) ?? defaultConfig(),
    acceptancesIn,
  });
  let pool: Pool | undefined;
  let chunks = 0;
  const lintChunk: LintChunk = (chunk) =>
    chunks++ < CHUNKS_HERE
      ? lintHere(chunk)
      : (pool ??= createPool(workers, entry, chunkOptions)).lintChunk(chunk);
  const met: Met[] = [];
  try {
    for await (const result of inOrder(chunked(tasks), lintChunk, AHEAD * workers)) {
      for (const { where, what } of result.complaints) complain(where, what);
      met.push(...result.met);
      yield result;
    }
  } finally {
    await pool?.close();
  }
  if (!accepted || complaints > 0) return; // only where all notes were read it is known what no note needs
  for (const path of paths) if (await isFolder(path)) await remarkUnmet(path, acceptancesIn, met, remark);
}

/** A thread takes about as long to start as these chunks take to lint. */
const CHUNKS_HERE = 4;

/** How many chunks are on their way for each thread: enough that none waits for the reading, few enough that memory stays flat. */
const AHEAD = 3;

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (is) => is.isDirectory(),
    () => false,
  );
