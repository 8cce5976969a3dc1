import { open, rm, stat } from "node:fs/promises";
import { undefinedIfMissing } from "./beside.ts";
import { codeOf } from "./node-files.ts";

/** Does work while no other process does work under the same lock, which is a file that is there meanwhile. */
export async function underLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!(await takes(lock))) {
    if (await isLeftBehind(lock)) await breakLock(lock);
    else await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  try {
    return await work();
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
    if (codeOf(error) === "EEXIST") return false;
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
