import { parentPort, workerData } from "node:worker_threads";
import { defaultConfig, type Config } from "../config.ts";
import { createAcceptances } from "./acceptances.ts";
import { createLintChunk, type ChunkOptions } from "./chunk.ts";
import type { NoteTask } from "./judge.ts";
import { nodeFiles } from "./node-files.ts";

/** The work of one thread: a chunk comes in, what was found in it goes out. */
export function runWorker(): void {
  const configs = new Map<string | undefined, Promise<Config>>();
  const lintChunk = createLintChunk(workerData as ChunkOptions, {
    configIn(folder) {
      const config = configs.get(folder) ?? load(folder);
      configs.set(folder, config);
      return config;
    },
    acceptancesIn: createAcceptances(nodeFiles, () => undefined), // the main thread has complained
  });
  const port = parentPort!;
  port.on("message", (chunk: readonly NoteTask[]) => {
    void lintChunk(chunk).then((result) => port.postMessage(result)); // what it throws ends the thread, and the run with it
  });
}

async function load(folder: string | undefined): Promise<Config> {
  if (folder === undefined) return defaultConfig();
  const { loadConfig } = await import("../load-config.ts");
  return loadConfig(nodeFiles, folder);
}
