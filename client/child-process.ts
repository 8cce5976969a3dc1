import {
  execFileSync as execute,
  fork as forkModule,
  spawnSync as spawn,
  type ChildProcess,
  type ExecFileSyncOptions,
  type ForkOptions,
  type SpawnSyncOptions,
} from "node:child_process";
import { basename } from "node:path";

/**
 * Stands in for Node's `child_process` in the extension's bundle, which has it from the library of language clients. All that the extension
 * starts is its own language server; and where that hangs, the system's way to end a process.
 */
export function fork(module: string, args: readonly string[], options: ForkOptions): ChildProcess {
  return basename(module) === "server.cjs" ? forkModule(module, args, options) : refuse();
}

export const spawnSync = (program: string, args: readonly string[], options: SpawnSyncOptions) =>
  program === "/bin/sh" && args.length === 0 ? spawn(program, args, options) : refuse();

export const execFileSync = (program: string, args: readonly string[], options: ExecFileSyncOptions) =>
  program === "taskkill" ? execute(program, args, options) : refuse();

export function refuse(): never {
  throw new Error("peernote starts no program but its language server");
}

export { refuse as spawn };
