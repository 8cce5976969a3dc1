import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Change } from "../files.ts";

/**
 * Changes a file so that nothing is lost: the new content is written beside it, brought to the disk, and takes its place in
 * one step. A lock file has other processes wait, so each of them changes what the one before it wrote.
 */
export async function updateFile(path: string, change: Change, { secret = false } = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await underLock(`${path}.lock`, async () => {
    const changed = change(await readFile(path).catch(undefinedIfMissing));
    if (changed === undefined) return;
    const mode = secret ? 0o600 : ((await stat(path).catch(undefinedIfMissing))?.mode ?? 0o666);
    await replace(path, changed, mode);
  });
}

async function replace(path: string, content: Uint8Array, mode: number): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(beside, "w", mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function underLock(lock: string, work: () => Promise<void>): Promise<void> {
  while (!(await takes(lock))) {
    if (await isLeftBehind(lock)) await breakLock(lock);
    else await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  try {
    await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Takes a lock if nobody has it: only one process can make a file that must not be there. */
async function takes(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx")).close();
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Several may find the same old lock. They break it one after the other: none takes away what the one before it made since. */
const breakLock = (lock: string): Promise<void> =>
  underLock(`${lock}.lock`, async () => {
    if (await isLeftBehind(lock)) await rm(lock, { force: true });
  });

/** A lock that outlived its process. */
async function isLeftBehind(lock: string): Promise<boolean> {
  const made = (await stat(lock).catch(undefinedIfMissing))?.mtimeMs;
  return made !== undefined && Date.now() - made > LONGEST_WORK;
}

/** Milliseconds. The work takes a few of them; whoever holds a lock this long is no longer there. */
const LONGEST_WORK = 10_000;
const PAUSE = 10;

function undefinedIfMissing(error: unknown): undefined {
  if (!hasCode(error, "ENOENT")) throw error;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
