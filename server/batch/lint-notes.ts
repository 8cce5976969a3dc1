import { check } from "../check.ts";
import { readNotes } from "./read-notes.ts";
import type { Complain, Result } from "./result.ts";

/** Lints the notes that these paths name, one after the other. */
export async function* lintNotes(
  paths: readonly string[],
  today: string,
  complain: Complain,
): AsyncGenerator<Result> {
  for await (const { path, text, config } of readNotes(paths, complain)) {
    const { findings } = await check(text, config, today);
    yield { path, text, findings };
  }
}
