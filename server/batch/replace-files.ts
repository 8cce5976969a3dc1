import { constants } from "node:fs";
import { access, readFile, realpath, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./node-files.ts";
import type { Complain } from "./result.ts";
import { keepTemporary, openTemporary, removeLeftovers, removeTemporary } from "./temporary-files.ts";

/** New bytes for a file, and those that it had when it was read. */
export type Replacement = { readonly path: string; readonly before: Uint8Array; readonly after: Uint8Array };

/** A replacement whose new bytes lie in a temporary file beside the file itself. */
type Prepared = Replacement & { readonly target: string; readonly temporary: string };

/**
 * Replaces all of these files or none, and says whether it did. Everything is written to temporary files first; then each is
 * renamed over its file, which a reader, a crash or a kill finds either old or new, and whole. What fails is complained about.
 */
export async function replaceFiles(
  replacements: readonly Replacement[],
  complain: Complain,
): Promise<boolean> {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  let path = "";
  try {
    for (const replacement of replacements) {
      ({ path } = replacement);
      const target = await realpath(path); // through links, which stay links
      if (prepared.some((other) => other.target === target)) continue;
      prepared.push({ ...replacement, target, temporary: await written(target, replacement.after) });
    }
    for (const one of prepared) {
      ({ path } = one);
      await putInPlace(one);
      done.push(one);
    }
    return true;
  } catch (error) {
    complain(path, error instanceof Changed ? CHANGED : `cannot be written (${codeOf(error)})`);
    for (const one of done) await putBack(one, complain);
    return false;
  } finally {
    for (const { temporary } of prepared) await removeTemporary(temporary);
  }
}

/** Takes away what earlier runs have left beside these files when they were killed. */
export async function tidyBeside(paths: readonly string[]): Promise<void> {
  const targets = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  await Promise.all([...new Set(targets.map(dirname))].map(removeLeftovers));
}

class Changed extends Error {}
const CHANGED = "was changed while it was being read: run this again";

/** Writes bytes beside a file, with its owner and its permissions, and waits until they are on the disk. */
async function written(target: string, bytes: Uint8Array): Promise<string> {
  await access(target, constants.W_OK); // a rename would not ask
  const { uid, gid, mode } = await stat(target);
  const { path, handle } = await openTemporary(dirname(target));
  try {
    await handle.writeFile(bytes);
    const own = await handle.stat();
    if (own.uid !== uid || own.gid !== gid) {
      // Who may not give files away can at least keep the group.
      await handle.chown(uid, gid).catch(() => handle.chown(own.uid, gid).catch(() => undefined));
    }
    await handle.chmod(mode & 0o7777);
    await handle.sync();
    await handle.close();
    return path;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await removeTemporary(path);
    throw error;
  }
}

async function putInPlace({ target, temporary, before }: Prepared): Promise<void> {
  if (!(await readFile(target)).equals(before)) throw new Changed();
  await rename(temporary, target);
  keepTemporary(temporary);
}

/** Undoes a replacement, unless somebody has gone on writing since. */
async function putBack({ path, target, before, after }: Prepared, complain: Complain): Promise<void> {
  try {
    const temporary = await written(target, before);
    await putInPlace({ path, target, temporary, before: after, after: before });
  } catch (error) {
    complain(
      path,
      error instanceof Changed ? CHANGED : `stays fixed: it cannot be written (${codeOf(error)})`,
    );
  }
}
