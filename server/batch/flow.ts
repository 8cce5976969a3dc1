import type { ChunkResult, LintChunk, NoteTask } from "./chunk.ts";

/** Puts notes together into chunks: the way to a thread is long, and a chunk that is too big is a long time without news. */
export async function* chunked(tasks: AsyncIterable<NoteTask>): AsyncGenerator<NoteTask[]> {
  let chunk: NoteTask[] = [];
  for await (const task of tasks) {
    chunk.push(task);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

const CHUNK = 32;

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
