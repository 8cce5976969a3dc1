import type { Config } from "./config.ts";
import { lint, type Finding } from "./lint.ts";
import { parseNote } from "./note/note.ts";

/** Reads and lints one note: the door that every edge goes through, so that all of them find the same. */
export async function check(text: string, { settings, lexicon }: Config, today: string): Promise<Finding[]> {
  return lint(parseNote(text), { settings, lexicon, today });
}
