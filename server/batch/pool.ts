import { Worker } from "node:worker_threads";
import type { ChunkOptions, ChunkResult, LintChunk, NoteTask } from "./chunk.ts";

/** Threads that lint chunks side by side. */
export type Pool = { readonly lintChunk: LintChunk; close(): Promise<void> };

/**
 * A note is forgotten as soon as it is written down, so a thread needs little; left to itself it would put off tidying up until it
 * holds several times as much. Measured: threads are no slower for it. In MB, far more than the longest note takes.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 };

type Waiting = {
  readonly chunk: readonly NoteTask[];
  readonly done: (result: ChunkResult) => void;
  readonly failed: (error: Error) => void;
};

/** `entry` is the program that a thread runs. A thread that dies fails the chunk that it had, and with it the run. */
export function createPool(size: number, entry: string, options: ChunkOptions): Pool {
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const workers = Array.from({ length: size }, start);

  function start(): Worker {
    const worker = new Worker(entry, { workerData: options, resourceLimits: LIMITS });
    idle.push(worker);
    return worker;
  }

  function next(): void {
    while (idle.length > 0 && queue.length > 0) give(idle.shift()!, queue.shift()!);
  }

  function give(worker: Worker, { chunk, done, failed }: Waiting): void {
    const settle = (then: () => void): void => {
      worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
      then();
    };
    worker.once("message", (result: ChunkResult) =>
      settle(() => {
        idle.push(worker);
        done(result);
        next();
      }),
    );
    worker.once("error", (error) => settle(() => failed(error)));
    worker.once("exit", () => settle(() => failed(new Error("a thread ended"))));
    worker.postMessage(chunk);
  }

  return {
    lintChunk: (chunk) =>
      new Promise((done, failed) => {
        queue.push({ chunk, done, failed });
        next();
      }),
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
