import { mkdir, rename, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Change } from "../files.ts";
import { targetOf, undefinedIfMissing, writtenBeside } from "./beside.ts";
import { CannotWrite, unwritten } from "./cannot-write.ts";
import { underLock } from "./lock.ts";
import { codeOf, readOrdinary } from "./node-files.ts";
import { keepTemporary, removeLeftovers, removeTemporary } from "./temporary-files.ts";

/**
 * Changes a file so that nothing is lost: the new content is written beside it, brought to the disk, and takes its place in
 * one step. A lock file has other processes wait, so each of them changes what the one before it wrote. Where a program that knows
 * of no lock writes meanwhile, what it wrote is changed. Rejects with {@link CannotWrite}, and leaves all as it was, where that cannot be done.
 */
export async function updateFile(path: string, change: Change, { secret = false } = {}): Promise<void> {
  let folder: string | undefined;
  try {
    folder = await madeFolder(dirname(path));
    const target = await targetOf(path);
    await underLock(`${target}.lock`, async () => {
      await removeLeftovers(dirname(target));
      for (let attempt = 0; attempt < ATTEMPTS; attempt++)
        if (await isChanged(target, change, secret ? 0o600 : undefined)) return;
      throw new CannotWrite(path, "is being changed by another program: wait for it, then try again");
    });
  } catch (error) {
    if (folder !== undefined) await rmdir(dirname(path)).catch(() => undefined); // there may be something in it by now
    throw unwritten(path, error);
  }
}

/** Makes a folder, and gives the first one that was missing. */
const madeFolder = (folder: string): Promise<string | undefined> =>
  mkdir(folder, { recursive: true }).catch(async (error: unknown) => {
    // Of a disk that may only be read Node says that the folder is missing. Of one folder alone it says why.
    if (codeOf(error) !== "ENOENT") throw error;
    await mkdir(folder);
    return folder;
  });

const ATTEMPTS = 5;

/** Changes a file, and gives whether it did: false where somebody else has changed it since it was read. */
async function isChanged(target: string, change: Change, mode: number | undefined): Promise<boolean> {
  const before = await bytesOf(target);
  const after = change(before);
  if (after === undefined) return true;
  const temporary = await writtenBeside(target, after, mode);
  try {
    if (!isSame(before, await bytesOf(target))) return false;
    await rename(temporary, target);
    keepTemporary(temporary);
    return true;
  } finally {
    await removeTemporary(temporary); // unless it has taken its place
  }
}

const bytesOf = (target: string): Promise<Buffer | undefined> =>
  readOrdinary(target).catch(undefinedIfMissing);

const isSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b);
