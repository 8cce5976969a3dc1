import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { codeOf } from "./node-files.ts";

/** Where a report goes, piece by piece. What cannot be written rejects with {@link CannotWrite}. */
export type Output = {
  write(text: string): Promise<void>;
  /** Says that the report is whole: only now a file of its name appears, or takes the place of the one before it. */
  finish(): Promise<void>;
  /** Leaves everything as it was, after a failure. */
  abandon(): Promise<void>;
};

/** A report on its way into a file: until it is whole it lies beside it. */
export type FileOutput = Output & {
  /** How many bytes lie safely on the disk. */
  saved(): Promise<number>;
  /** Ends here, and leaves what is written for a run that goes on. */
  pause(): Promise<void>;
};

/** The file itself, through links, which stay links. */
export const targetOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/** Where a report lies while it is written. */
export const partOf = (path: string): string => `${path}.part`;

/** Where nothing can be written, and why, as the two halves of a sentence with the mend. */
export class CannotWrite extends Error {
  constructor(
    readonly where: string,
    readonly what: string,
  ) {
    super(`${where} ${what}`);
  }
}

/**
 * Opens a file for a report, or goes on with one of which `written` bytes are there. Under a name that ends in .gz it is
 * compressed. None of `inputs` is ever written over.
 */
export async function openOutput(path: string, inputs: readonly string[], written = 0): Promise<FileOutput> {
  const target = await targetOf(path);
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
  const part = partOf(target);
  const handle = await attempt(() => open(part, written === 0 ? "w" : "r+", 0o600));
  await attempt(() => handle.truncate(written));
  let at = written;
  // Each piece is compressed by itself: what is strung together of whole gzip files is one.
  const bytesOf = /\.gz$/i.test(path) ? promisify(gzip) : (text: string) => Buffer.from(text);
  return {
    write: (text) =>
      attempt(async () => {
        if (text === "") return;
        const bytes = await bytesOf(text);
        for (let left = bytes; left.length > 0;) {
          const { bytesWritten } = await handle.write(left, 0, left.length, at);
          at += bytesWritten;
          left = left.subarray(bytesWritten);
        }
      }),
    saved: () =>
      attempt(async () => {
        await handle.datasync();
        return at;
      }),
    pause: () => handle.close().catch(() => undefined),
    finish: () =>
      attempt(async () => {
        if (before !== undefined) await handle.chmod(before.mode & 0o777);
        await handle.sync();
        await handle.close();
        await rename(part, target);
      }),
    async abandon() {
      await handle.close().catch(() => undefined);
      await rm(part, { force: true }).catch(() => undefined);
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
