import { constants, type Stats } from "node:fs";
import { access, readlink, realpath, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf } from "./node-files.ts";
import { openTemporary, removeTemporary } from "./temporary-files.ts";

/**
 * The file that is meant: through links, which stay links, also where there is no file yet at their end. Rejects where links lead
 * in a circle or the folder does not exist.
 */
export async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  const folder = await realpath(dirname(path));
  const leads = await readlink(path).catch(() => undefined);
  return leads === undefined ? join(folder, basename(path)) : targetOf(resolve(folder, leads));
}

/**
 * Writes bytes beside a file, with its owner and its permissions, and waits until they are on the disk. A rename then puts them in
 * its place in one step. Rejects, and leaves nothing behind, also where the file itself may not be written: a rename would not ask.
 * `mode` is for a file that is not there yet or is to have no other one.
 */
export async function writtenBeside(target: string, bytes: Uint8Array, mode?: number): Promise<string> {
  const old = await stat(target).catch(undefinedIfMissing);
  if (old !== undefined) await access(target, constants.W_OK);
  const { path, handle } = await openTemporary(dirname(target), old === undefined ? (mode ?? 0o666) : 0o600);
  try {
    await handle.writeFile(bytes);
    if (old !== undefined) await takeAfter(handle, old, mode);
    await handle.sync();
    await handle.close();
    return path;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await removeTemporary(path);
    throw error;
  }
}

async function takeAfter(handle: FileHandle, { uid, gid, mode }: Stats, wanted = mode): Promise<void> {
  const own = await handle.stat();
  if (own.uid !== uid || own.gid !== gid) {
    // Who may not give files away can at least keep the group.
    await handle.chown(uid, gid).catch(() => handle.chown(own.uid, gid).catch(() => undefined));
  }
  await handle.chmod(wanted & 0o7777);
}

export function undefinedIfMissing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
}
