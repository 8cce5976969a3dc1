import { stat } from "node:fs/promises";
import { kindOf } from "../kinds.ts";
import { looksLikeResult, readNoteResult, type NoteResult } from "../report/note-result.ts";
import type { Complain } from "./result.ts";
import { STDIN } from "./sources.ts";
import { createBadRows } from "./tables/bad-rows.ts";
import { bytesOf } from "./tables/bytes.ts";
import { decoded } from "./tables/decode.ts";
import { linesOf } from "./tables/lines.ts";
import { LEFT_OUT, TOO_LONG } from "./tables/table.ts";

/**
 * Whether a path leads to what `peernote lint --format ndjson` wrote rather than to notes: its name ends as that of JSON lines, and
 * its first lines look it. Standard input is taken for that.
 */
export async function holdsResults(path: string): Promise<boolean> {
  if (path === STDIN) return true;
  const isFile = await stat(path).then(
    (is) => is.isFile(),
    () => false,
  );
  if (!isFile || kindOf(path) !== "jsonl") return false;
  let looked = 0;
  for await (const line of linesIn(
    path,
    () => undefined,
    () => undefined,
  )) {
    if (line !== TOO_LONG && looksLikeResult(line)) return true;
    if (++looked === LOOKED_AT) return false;
  }
  return false;
}

/** Reads such a file, also out of gzip. A line that cannot be used is complained about by its number and left out. */
export async function* readResults(
  path: string,
  { complain, remark, read }: ReadOptions,
): AsyncGenerator<NoteResult> {
  const bad = createBadRows(path, "line", complain, remark);
  let row = 0;
  for await (const line of linesIn(path, complain, read)) {
    row++;
    if (line === TOO_LONG) bad.add({ row, why: LEFT_OUT.tooLong });
    else if (line.trim() !== "") {
      const result = readNoteResult(line);
      if ("why" in result) bad.add({ row, ...result });
      else yield result;
    }
  }
  bad.end();
}

/** Lines from the beginning, of which some may be damaged. */
const LOOKED_AT = 5;

type ReadOptions = {
  readonly complain: Complain;
  readonly remark: (sentence: string) => void;
  /** Told how many bytes more were read. */
  readonly read: (bytes: number) => void;
};

const linesIn = (path: string, complain: Complain, read: ReadOptions["read"]) =>
  linesOf(decoded(bytesOf(path, complain, read)));
