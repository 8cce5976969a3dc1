import { dirname } from "node:path";
import type { Accepted } from "../acceptance.ts";
import { check, type CheckedNote } from "../check.ts";
import { fixAll } from "../fix/fix-all.ts";
import { gistOf } from "../gist.ts";
import { createAcceptances, homeOf } from "./acceptances.ts";
import { chunked, createPace } from "./flow.ts";
import { nodeFiles } from "./node-files.ts";
import { readForFixing, type ReadNote } from "./read-for-fixing.ts";
import type { Replacement } from "./replace-files.ts";
import type { Complain, Result } from "./result.ts";
import { sourcesAt, type Source } from "./sources.ts";

/** A note before and after everything that is certain in it was fixed. Nothing is written yet. */
export type FixedNote = {
  readonly path: string;
  readonly before: Result;
  readonly after: Result;
  readonly fixes: number;
  /** Left as it is, although there was something to fix: it is signed. */
  readonly signed: boolean;
  /** The bytes to write; undefined where nothing changed. */
  readonly replacement: Replacement | undefined;
};

export type FixNotesOptions = {
  readonly today: string;
  /** Whether what was accepted is left out. */
  readonly accepted: boolean;
  readonly complain: Complain;
};

/**
 * Fixes the notes that these paths name, in memory and in their order, some of them at a time. What cannot be read is complained about and
 * left out.
 */
export async function* fixNotes(
  paths: readonly string[],
  options: FixNotesOptions,
): AsyncGenerator<FixedNote> {
  const { today, complain } = options;
  const pace = createPace();
  for await (const sources of chunked(sourcesWithAccepted(paths, options))) {
    const notes: ReadNote<AlsoAccepted>[] = [];
    for (const read of await Promise.all(sources.map((source) => readForFixing(source)))) {
      if ("what" in read) complain(read.where, read.what);
      else notes.push(read);
    }
    yield* await Promise.all(notes.map(fixed));
  }

  async function fixed(note: ReadNote<AlsoAccepted>): Promise<FixedNote> {
    const { path, config, accepted, bytes, text } = note;
    const { fixes, signed, ...all } = await pace(text, (pause) =>
      fixAll(text, (version) => check(version, config, today, accepted, undefined, pause)),
    );
    return {
      path,
      before: resultOf(path, text, all.before),
      after: resultOf(path, all.text, all.after),
      fixes,
      signed,
      replacement: all.text === text ? undefined : { path, before: bytes, after: encoded(all.text, bytes) },
    };
  }
}

type AlsoAccepted = Source & { readonly accepted: Accepted | undefined };

async function* sourcesWithAccepted(
  paths: readonly string[],
  { accepted, complain }: FixNotesOptions,
): AsyncGenerator<AlsoAccepted> {
  const acceptancesOf = createAcceptances(nodeFiles, complain);
  for await (const source of sourcesAt(paths, complain)) {
    const folder = dirname(source.path);
    const home = accepted ? await homeOf(folder, source.config.folder ?? folder) : undefined;
    yield { ...source, accepted: home === undefined ? undefined : (await acceptancesOf(home)).covers };
  }
}

const resultOf = (path: string, text: string, checked: CheckedNote): Result => ({
  path,
  text,
  gist: gistOf(checked),
  findings: checked.findings,
});

/** The text as UTF-8, with a byte order mark where the file had one. */
function encoded(text: string, was: Uint8Array): Uint8Array {
  const marked = was[0] === 0xef && was[1] === 0xbb && was[2] === 0xbf;
  return Buffer.from((marked ? "\ufeff" : "") + text);
}
