import { realpath, rename, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { codeOf } from "./node-files.ts";
import { keepTemporary, openTemporary, removeLeftovers, removeTemporary } from "./temporary-files.ts";

/** Where a report goes, piece by piece. What cannot be written rejects with {@link CannotWrite}. */
export type Output = {
  write(text: string): Promise<void>;
  /** Says that the report is whole: only now a file of its name appears, or takes the place of the one before it. */
  finish(): Promise<void>;
  /** Leaves everything as it was, after a failure. */
  abandon(): Promise<void>;
};

/** Where nothing can be written, and why, as the two halves of a sentence with the mend. */
export class CannotWrite extends Error {
  constructor(
    readonly where: string,
    readonly what: string,
  ) {
    super(`${where} ${what}`);
  }
}

/** Opens a file for a report. Under a name that ends in .gz it is compressed. None of `inputs` is ever written over. */
export async function openOutput(path: string, inputs: readonly string[]): Promise<Output> {
  const target = await realpath(path).catch(() => resolve(path)); // through links, which stay links
  const before = await stat(target).catch(() => undefined);
  if (before?.isDirectory()) throw new CannotWrite(path, "is a folder: name a file");
  if (before?.isFile() === false)
    throw new CannotWrite(path, "is no ordinary file: leave out --output, and use > instead");
  for (const input of inputs) {
    if ((await realpath(input).catch(() => undefined)) === target)
      throw new CannotWrite(path, "is to be read, so nothing is written there: give the report another name");
  }
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new CannotWrite(path, whyUnwritable(error));
    }
  };
  await removeLeftovers(dirname(target));
  const { path: temporary, handle } = await attempt(() => openTemporary(dirname(target)));
  // Each piece is compressed by itself: what is strung together of whole gzip files is one.
  const bytesOf = /\.gz$/i.test(path) ? promisify(gzip) : (text: string) => text;
  return {
    write: (text) => attempt(async () => void (text !== "" && (await handle.writeFile(await bytesOf(text))))),
    finish: () =>
      attempt(async () => {
        if (before !== undefined) await handle.chmod(before.mode & 0o777);
        await handle.sync();
        await handle.close();
        await rename(temporary, target);
        keepTemporary(temporary);
      }),
    async abandon() {
      await handle.close().catch(() => undefined);
      await removeTemporary(temporary);
    },
  };
}

/** Why something cannot be written and what to do about it, as the end of a sentence that began with its name. */
export const whyUnwritable = (error: unknown): string =>
  REASONS[codeOf(error)] ?? `cannot be written (${codeOf(error)})`;

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "cannot be written, as the disk is full: make room, then run this again",
  EDQUOT: "cannot be written, as your share of the disk is full: make room, then run this again",
  ENOENT: "cannot be written: its folder does not exist",
  ENOTDIR: "cannot be written: a part of its path is a file, not a folder",
  EACCES: "cannot be written: ask for permission, or name another folder",
  EPERM: "cannot be written: ask for permission, or name another folder",
  EROFS: "cannot be written: its disk may only be read, so name another",
};
