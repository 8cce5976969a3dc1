import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import { check } from "../check.ts";
import { decodeText, NotText } from "../files.ts";
import { createAcceptances, remarkUnmet } from "./acceptances.ts";
import { nodeFiles, whyUnreadable } from "./node-files.ts";
import type { Complain, Result } from "./result.ts";
import { sourcesAt, STDIN } from "./sources.ts";

export type LintNotesOptions = {
  readonly today: string;
  /** Whether what was accepted is left out. */
  readonly accepted: boolean;
  readonly complain: Complain;
  /** Told what is worth knowing and no mistake. */
  readonly remark: (sentence: string) => void;
};

/** Lints the notes that these paths name, one after the other. What cannot be read is complained about and left out. */
export async function* lintNotes(
  paths: readonly string[],
  { today, accepted, complain, remark }: LintNotesOptions,
): AsyncGenerator<Result> {
  const acceptancesOf = createAcceptances(nodeFiles, complain);
  let unread = false;
  for await (const { path, config } of sourcesAt(paths, complain)) {
    const text = await textAt(path, complain);
    if (text === undefined) {
      unread = true;
      continue;
    }
    const acceptances = accepted ? await acceptancesOf(config.folder ?? dirname(path)) : undefined;
    const { findings } = await check(text, config, today, acceptances?.covers);
    yield { path, text, findings };
  }
  if (!accepted || unread) return;
  for (const path of paths) if (await isFolder(path)) await remarkUnmet(path, acceptancesOf, remark);
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (is) => is.isDirectory(),
    () => false,
  );

async function textAt(path: string, complain: Complain): Promise<string | undefined> {
  try {
    return decodeText(path === STDIN ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    complain(path, error instanceof NotText ? error.message : whyUnreadable(error));
    return undefined;
  }
}
