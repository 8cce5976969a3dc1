import type { Stats } from "node:fs";
import { open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { targetOf } from "./beside.ts";
import { CannotWrite, unwritten } from "./cannot-write.ts";
import { underLock } from "./lock.ts";

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

/** Where a report lies while it is written. */
export const partOf = (path: string): string => `${path}.part`;

/**
 * Opens a file for a report, or goes on with one of which `written` bytes are there. Under a name that ends in .gz it is
 * compressed. None of `inputs` is ever written over.
 */
export async function openOutput(path: string, inputs: readonly string[], written = 0): Promise<FileOutput> {
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unwritten(path, error);
    }
  };
  const target = await attempt(() => targetOf(path));
  const before = await stat(target).catch(() => undefined);
  if (before?.isDirectory()) throw new CannotWrite(path, "is a folder: name a file");
  if (before?.isFile() === false)
    throw new CannotWrite(path, "is no ordinary file: leave out --output, and use > instead");
  for (const input of inputs) {
    if ((await realpath(input).catch(() => undefined)) === target)
      throw new CannotWrite(path, "is to be read, so nothing is written there: give the report another name");
  }
  const part = partOf(target);
  const lock = `${part}.lock`;
  const handle = await attempt(() => underLock(lock, () => (written === 0 ? begun(part) : open(part, "r+"))));
  await attempt(() => handle.truncate(written));
  const own = await handle.stat();
  /** Another run may have begun on the same report meanwhile: what lies there then is its own. */
  const expectOurs = async (): Promise<void> => {
    if (!(await isAt(part, own)))
      throw new CannotWrite(path, "is being written by another run, too: wait for it, then run this again");
  };
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
        await expectOurs();
        await handle.datasync();
        return at;
      }),
    pause: () => handle.close().catch(() => undefined),
    finish: () =>
      attempt(async () => {
        if (before !== undefined) await handle.chmod(before.mode & 0o777);
        await handle.sync();
        await underLock(lock, async () => {
          await expectOurs();
          await handle.close();
          await rename(part, target);
        });
      }),
    async abandon() {
      if (await isAt(part, own)) await rm(part, { force: true }).catch(() => undefined);
      await handle.close().catch(() => undefined);
    },
  };
}

/** Begins a report anew. What a run that was killed has left is no part of it, and never written into. */
async function begun(part: string): Promise<FileHandle> {
  await rm(part, { force: true });
  return open(part, "wx", 0o600);
}

async function isAt(path: string, { dev, ino }: Stats): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there?.dev === dev && there.ino === ino;
}
