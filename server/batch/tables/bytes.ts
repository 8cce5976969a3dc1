import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { codeOf, whyUnreadable } from "../node-files.ts";
import type { Complain } from "../result.ts";
import { STDIN } from "../sources.ts";

/**
 * The bytes of a file or of standard input, out of the gzip that they may be in. Where reading fails in the middle, that is
 * complained about, and what came before it is all there is. `read` is told how much was taken from the file.
 */
export async function* bytesOf(
  path: string,
  complain: Complain,
  read: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const source = counting(path === STDIN ? process.stdin : fileBytes(path, complain), read);
  let chunks: AsyncIterable<Uint8Array> | undefined;
  const parts = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    const first = await atLeast(64, parts); // enough to tell gzip and encodings
    chunks = before(first, parts);
    if (first[0] === 0x1f && first[1] === 0x8b) chunks = gunzipped(chunks, path, complain);
    yield* chunks;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    complain(path, whyUnreadable(error));
  }
}

async function* counting(
  source: AsyncIterable<Uint8Array>,
  read: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const part of source) {
    read(part.length);
    yield part;
  }
}

/** A file that somebody still writes is read as far as it goes, and may end in the middle of a row. */
async function* fileBytes(path: string, complain: Complain): AsyncGenerator<Uint8Array> {
  const before = await stat(path);
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  const after = await stat(path);
  if (before.isFile() && (before.size !== after.size || before.mtimeMs !== after.mtimeMs))
    complain(path, "changed while it was read: lint it again when it is complete");
}

async function atLeast(size: number, parts: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first = new Uint8Array();
  while (first.length < size) {
    const next = await parts.next();
    if (next.done) break;
    first = first.length === 0 ? new Uint8Array(next.value) : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* before(first: Uint8Array, parts: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* { [Symbol.asyncIterator]: () => parts };
}

/**
 * Unpacks piece by piece. A stream that is piped throws away what it had when it meets the end too early; here everything up
 * to there comes out.
 */
async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
  complain: Complain,
): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import("node:zlib");
  const gunzip = createGunzip();
  let unpacked: Uint8Array[] = [];
  let failed: unknown;
  gunzip.on("data", (data: Uint8Array) => unpacked.push(data));
  gunzip.on("error", (error) => (failed = error));
  const closed = new Promise<void>((done) => gunzip.once("close", done));
  for await (const chunk of chunks) {
    await Promise.race([new Promise((done) => gunzip.write(chunk, done)), closed]);
    yield* unpacked;
    unpacked = [];
    if (failed !== undefined) break;
  }
  if (failed === undefined) gunzip.end();
  await closed;
  yield* unpacked;
  if (failed !== undefined) {
    const cut = codeOf(failed) === "Z_BUF_ERROR";
    complain(
      path,
      cut
        ? "ends before its gzip does: copy it again, it was cut short"
        : "is damaged gzip from some place on: copy it again",
    );
  }
}
