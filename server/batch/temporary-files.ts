import { unlinkSync } from "node:fs";
import { open, readdir, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";

/** Temporary files as globs know them, so that they are never taken for notes. Their names say nothing about the note. */
export const TEMPORARY_FILES = "**/.peernote-*.tmp";

const NAME = /^\.peernote-(\d+)-[0-9a-f]{16}\.tmp$/;

/** The temporary files that this process has made and not yet put into place or taken away. */
const made = new Set<string>();

/** Makes an empty temporary file. Nobody else can read it, unless another mode is wanted. */
export async function openTemporary(folder: string, mode = 0o600) {
  const path = join(folder, `.peernote-${process.pid}-${randomBytes(8).toString("hex")}.tmp`);
  made.add(path);
  try {
    return { path, handle: await open(path, "wx", mode) };
  } catch (error) {
    made.delete(path);
    throw error;
  }
}

/** Says that a temporary file has taken its place. */
export function keepTemporary(path: string): void {
  made.delete(path);
}

export async function removeTemporary(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined); // the next run tries again
  made.delete(path);
}

/** Takes away what runs that were killed have left in a folder: parts of health records. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => isLeft(join(folder, name), NAME.exec(name)?.[1]));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

/** Does work. Where a signal ends the process meanwhile, its temporary files are taken away first. */
export async function tidily<T>(work: () => Promise<T>): Promise<T> {
  for (const signal of SIGNALS) process.on(signal, tidyAndEnd);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, tidyAndEnd);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function tidyAndEnd(signal: NodeJS.Signals): void {
  for (const path of made) {
    try {
      unlinkSync(path);
    } catch {
      // Gone, or not ours to remove.
    }
  }
  for (const each of SIGNALS) process.off(each, tidyAndEnd);
  process.kill(process.pid, signal);
}

const isLeft = (path: string, pid: string | undefined): boolean =>
  pid !== undefined && !made.has(path) && !isAtWork(Number(pid));

/** Whether another process of this number is running: its files are its own. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
