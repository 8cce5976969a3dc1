import { buffer } from "node:stream/consumers";
import { check } from "../check.ts";
import { decodeText, NotText } from "../files.ts";
import { whyUnreadable } from "./node-files.ts";
import { readFile } from "node:fs/promises";
import type { Complain, Result } from "./result.ts";
import { sourcesAt, STDIN } from "./sources.ts";

/** Lints the notes that these paths name, one after the other. What cannot be read is complained about and left out. */
export async function* lintNotes(
  paths: readonly string[],
  today: string,
  complain: Complain,
): AsyncGenerator<Result> {
  for await (const { path, config } of sourcesAt(paths, complain)) {
    const text = await textAt(path, complain);
    if (text === undefined) continue;
    const { findings } = await check(text, config, today);
    yield { path, text, findings };
  }
}

async function textAt(path: string, complain: Complain): Promise<string | undefined> {
  try {
    return decodeText(path === STDIN ? await buffer(process.stdin) : await readFile(path));
  } catch (error) {
    complain(path, error instanceof NotText ? error.message : whyUnreadable(error));
    return undefined;
  }
}
