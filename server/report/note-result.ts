import * as z from "../zod.ts";

const perhaps = z.catch(z.optional(z.string()), undefined);

/** What reports need of one line of `peernote lint --format ndjson`. Whatever else stands there is passed over. */
export const NoteResult = z.object({
  version: z.literal(1),
  id: perhaps,
  note: z.object({
    /** How many words the note has. */
    words: z.int().check(z.gte(0), z.lte(1_000_000)),
    /** The day of the service, YYYY-MM-DD. */
    date: z.catch(z.optional(z.iso.date()), undefined),
    writer: perhaps,
    /** What is in the note: "goal", "strength" ... */
    signals: z.readonly(z.array(z.string())),
  }),
  findings: z.readonly(
    z.array(
      z.object({
        rule: z.string(),
        /** The sentence in which wording was found, where the notes themselves were read for it. */
        sentence: perhaps,
        data: z.object({ voice: perhaps, entry: perhaps, about: perhaps, state: perhaps }),
      }),
    ),
  ),
});
export type NoteResult = z.infer<typeof NoteResult>;
export type ResultFinding = NoteResult["findings"][number];

/** Why a line is no result that can be read, as the end of a sentence that began with its place. Nothing of it is told. */
export type Unreadable = { readonly why: string };

/** Reads a line that stands for a note. Lines come from outside, so nothing is taken for granted. */
export function readNoteResult(line: string): NoteResult | Unreadable {
  const value = tryParse(line);
  const read = NoteResult.safeParse(value);
  if (read.success) return read.data;
  return { why: isOfAnotherVersion(value) ? ANOTHER_VERSION : NO_RESULT };
}

/** Whether a line looks like such a result at all, of whichever version. */
export function looksLikeResult(line: string): boolean {
  const value = tryParse(line);
  return isObject(value) && "version" in value && "findings" in value;
}

const ANOTHER_VERSION =
  "was written by another version of peernote: it is left out. Lint its notes again with this one";
const NO_RESULT = "is no result of peernote: it is left out";

const isOfAnotherVersion = (value: unknown): boolean =>
  isObject(value) && "findings" in value && typeof value["version"] === "number" && value["version"] !== 1;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
