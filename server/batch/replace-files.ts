import { realpath, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { writtenBeside } from "./beside.ts";
import { whyUnwritable } from "./cannot-write.ts";
import { chunked } from "./flow.ts";
import { codeOf, readOrdinary } from "./node-files.ts";
import type { Complain } from "./result.ts";
import { keepTemporary, removeLeftovers, removeTemporary, tidily } from "./temporary-files.ts";

/** New bytes for a file, and those that it had when it was read. */
export type Replacement = { readonly path: string; readonly before: Uint8Array; readonly after: Uint8Array };

/** A replacement whose new bytes lie in a temporary file beside the file itself. */
type Prepared = Replacement & { readonly target: string; readonly temporary: string };

/**
 * Replaces all of these files or none, and says whether it did. Everything is written to temporary files first; then each is
 * renamed over its file, which a reader, a crash or a kill finds either old or new, and whole. What fails is complained about.
 */
export const replaceFiles = (replacements: readonly Replacement[], complain: Complain): Promise<boolean> =>
  tidily(() => allReplaced(replacements, complain));

async function allReplaced(replacements: readonly Replacement[], complain: Complain): Promise<boolean> {
  const temporaries = new Set<string>();
  const done: Prepared[] = [];
  try {
    const targets = await forAll(replacements, ({ path }) => realpath(path)); // through links, which stay links
    const taken = new Set<string>();
    const found = replacements
      .map((replacement, at) => ({ ...replacement, target: targets[at]! }))
      .filter(({ target }) => !taken.has(target) && taken.add(target));
    const prepared = await forAll(found, async (one) => {
      const temporary = await writtenBeside(one.target, one.after);
      temporaries.add(temporary);
      return { ...one, temporary };
    });
    await forAll(prepared, async (one) => {
      await putInPlace(one);
      temporaries.delete(one.temporary);
      done.push(one);
    });
    return true;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    complain(error.path, isChange(error.why) ? CHANGED : whyUnwritable(error.why));
    await forAll(done, (one) => putBack(one, complain));
    return false;
  } finally {
    for (const temporary of temporaries) await removeTemporary(temporary);
  }
}

class Failed extends Error {
  constructor(
    readonly path: string,
    readonly why: unknown,
  ) {
    super();
  }
}

/**
 * Does something about all files, some at a time: most of the time it is waited for the disk. Rejects with the first that failed, once what
 * was begun beside it has come to its end.
 */
async function forAll<File extends { readonly path: string }, Done>(
  files: readonly File[],
  work: (file: File) => Promise<Done>,
): Promise<Done[]> {
  const all: Done[] = [];
  for await (const some of chunked(files)) {
    const ends = await Promise.allSettled(some.map(work));
    for (const [at, end] of ends.entries()) {
      if (end.status === "rejected") throw new Failed(some[at]!.path, end.reason);
      all.push(end.value);
    }
  }
  return all;
}

/** Takes away what earlier runs have left beside these files when they were killed. */
export async function tidyBeside(paths: readonly string[]): Promise<void> {
  const targets = await Promise.all(paths.map((path) => realpath(path).catch(() => path)));
  await Promise.all([...new Set(targets.map(dirname))].map(removeLeftovers));
}

class Changed extends Error {}
const isChange = (error: unknown): boolean => error instanceof Changed || codeOf(error) === "ENOENT"; // it is gone
const CHANGED = "was changed while it was being read: run this again";

async function putInPlace({ target, temporary, before }: Prepared): Promise<void> {
  if (!(await readOrdinary(target)).equals(before)) throw new Changed();
  await rename(temporary, target);
  keepTemporary(temporary);
}

/** Undoes a replacement, unless somebody has gone on writing since. */
async function putBack({ path, target, before, after }: Prepared, complain: Complain): Promise<void> {
  try {
    const temporary = await writtenBeside(target, before);
    await putInPlace({ path, target, temporary, before: after, after: before });
  } catch (error) {
    complain(path, isChange(error) ? CHANGED : `stays fixed: it cannot be written (${codeOf(error)})`);
  }
}
