import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { joined, leftOut, type ChunkOptions, type ChunkResult, type LintChunk } from "./chunk.ts";
import type { NoteTask } from "./judge.ts";

/** Threads that lint chunks side by side. */
export type Pool = { readonly lintChunk: LintChunk; close(): Promise<void> };

/**
 * A note is forgotten as soon as it is written down, so a thread needs little; left to itself it would put off tidying up until it
 * holds several times as much. In MB, far more than the longest note takes.
 */
const LIMITS = { maxYoungGenerationSizeMb: 18, maxOldGenerationSizeMb: 512 };

/**
 * The young generation of each thread has its three parts of 6 MB from the start and keeps them, so that most notes are forgotten before anything of
 * them is moved. That of the thread that reads and writes stays as it is, too: V8 lets it grow with all that has ever outlived a tidying up, so in
 * an export of many rows always to its most. Measured on Node 24: a tenth sooner than with parts of 1 MB.
 */
const STEADY = "--semi-space-growth-factor=1 --min-semi-space-size=6";

type Chunk = readonly NoteTask[];
type Job = {
  readonly chunk: Chunk;
  readonly done: (result: ChunkResult) => void;
  readonly died: (error: Error) => void;
};

/**
 * `entry` is the program that a thread runs. Where one dies another takes its place, and the notes of its chunk are linted one by one: the
 * one that is too much for a thread is complained about and left out. Where they keep dying, linting rejects.
 */
export function createPool(size: number, entry: string, options: ChunkOptions): Pool {
  const waiting: Job[] = [];
  const jobs = new Map<Worker, Job | undefined>(); // all threads that live, and what each is at
  let deaths = 0;
  setFlagsFromString(STEADY);
  for (let count = 0; count < size; count++) start();

  function start(): void {
    const worker = new Worker(entry, { workerData: options, resourceLimits: LIMITS });
    jobs.set(worker, undefined);
    let why = new Error("a thread ended");
    worker.on("error", (error) => (why = error));
    worker.on("message", (result: ChunkResult) => {
      jobs.get(worker)?.done(result);
      jobs.set(worker, undefined);
      next();
    });
    worker.on("exit", () => {
      const job = jobs.get(worker);
      jobs.delete(worker);
      if (++deaths <= MOST_DEATHS) start();
      job?.died(why);
      if (jobs.size === 0) for (const { died } of waiting.splice(0)) died(why);
    });
    next();
  }

  function next(): void {
    for (const [worker, job] of jobs) {
      if (job !== undefined) continue;
      const first = waiting.shift();
      if (first === undefined) return;
      jobs.set(worker, first);
      worker.postMessage(first.chunk);
    }
  }

  const ask = (chunk: Chunk): Promise<ChunkResult> =>
    new Promise((done, died) => {
      waiting.push({ chunk, done, died });
      next();
    });

  async function lintChunk(chunk: Chunk): Promise<ChunkResult> {
    try {
      return await ask(chunk);
    } catch (error) {
      if (deaths > MOST_DEATHS) throw error;
      if (chunk.length === 1) return leftOut(chunk[0]!, TOO_MUCH);
      const results: ChunkResult[] = [];
      for (const task of chunk) results.push(await lintChunk([task]));
      return joined(results);
    }
  }

  return {
    lintChunk,
    async close() {
      deaths = Infinity; // none takes their place
      await Promise.all([...jobs.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** When as many threads have died as this, it is not the notes. */
const MOST_DEATHS = 20;

const TOO_MUCH = "cannot be checked: it takes more memory than there is for one note";
