import { isLong, sideBySide, type Pause } from "../check.ts";
import type { ChunkResult, LintChunk } from "./chunk.ts";
import type { NoteTask } from "./judge.ts";

/** Puts notes together into chunks: the way to a thread is long, and a chunk that is too big is a long time without news. */
export async function* chunked<Note>(notes: AsyncIterable<Note> | Iterable<Note>): AsyncGenerator<Note[]> {
  let chunk: Note[] = [];
  for await (const note of notes) {
    chunk.push(note);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** So many notes are linted side by side. Twice as many are no faster, since more is kept until all are done, and is harder to tidy up. */
export const CHUNK = 16;

/** How the notes of a chunk are worked on: side by side, but for long ones, which would take more memory together than there is. */
export type Pace = <T>(text: string, work: (pause?: Pause) => Promise<T>) => Promise<T>;

export function createPace(): Pace {
  let last: Promise<unknown> = Promise.resolve();
  return (text, work) => {
    if (!isLong(text)) return work(sideBySide);
    const next = last.then(() => work());
    last = next.catch(() => undefined);
    return next;
  };
}

/** Lints several chunks at a time, at most `ahead`, and gives their results in the order of the chunks. */
export async function* inOrder(
  chunks: AsyncIterable<readonly NoteTask[]>,
  lintChunk: LintChunk,
  ahead: number,
): AsyncGenerator<ChunkResult> {
  const waiting: Promise<ChunkResult>[] = [];
  for await (const chunk of chunks) {
    const result = lintChunk(chunk);
    result.catch(() => undefined); // it is thrown when it is its turn
    waiting.push(result);
    if (waiting.length >= ahead) yield await waiting.shift()!;
  }
  for (const result of waiting) yield await result;
}

/** Things from the front until they are enough, and whether there are more; `all` of them still come in their order. */
export async function peek<T>(
  source: AsyncIterable<T>,
  areEnough: (front: readonly T[]) => boolean,
): Promise<{ readonly all: AsyncIterable<T>; readonly more: boolean }> {
  const rest = source[Symbol.asyncIterator]();
  const front: T[] = [];
  let next = await rest.next();
  for (; !next.done && !areEnough(front); next = await rest.next()) front.push(next.value);
  async function* all(): AsyncGenerator<T> {
    try {
      yield* front;
      front.length = 0; // what has gone is not kept
      for (; !next.done; next = await rest.next()) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { all: all(), more: !next.done };
}

/** What comes after the first `count`. */
export async function* after<T>(count: number, source: AsyncIterable<T>): AsyncGenerator<T> {
  let passed = 0;
  for await (const one of source) if (passed++ >= count) yield one;
}
