import type { Finding } from "../lint.ts";
import { isSigned } from "../note/facts/facts.ts";
import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import type { Edit } from "../rules/rule.ts";
import { applied, compatible, difference } from "./edits.ts";

/** A note as it was read, and what was found in it. */
type Checked = { readonly note: Note; readonly findings: readonly Finding[] };

/** A note after everything in it that is certain was fixed. */
export type Fixed<C extends Checked = Checked> = {
  readonly text: string;
  /** What makes `text` of the text that was given, in its offsets and order. */
  readonly edits: readonly Edit[];
  readonly fixes: number;
  /** True where there was something to fix in a note that is signed: it stays as it is, an addendum is the way. */
  readonly signed: boolean;
  readonly before: C;
  readonly after: C;
};

/**
 * Makes the fixes that are right in every sentence, again and again until there are none left: a fix may bring up another.
 * Doing it twice is doing it once. Words that never come to rest (an agency's "a" for "b" and "b" for "a") stay as they were.
 */
export async function fixAll<C extends Checked>(
  text: string,
  check: (text: string) => Promise<C>,
): Promise<Fixed<C>> {
  const before = await check(text);
  const unchanged = { text, edits: [], fixes: 0, signed: false, before, after: before };
  const first = safeEdits(text, before);
  if (first.length === 0) return unchanged;
  if (isSigned(before.note)) return { ...unchanged, signed: true };

  let now = text;
  let fixes = 0;
  for (let round = 0, edits = first; round < MOST_ROUNDS; round++) {
    now = applied(now, edits);
    fixes += edits.length;
    const after = await check(now);
    edits = safeEdits(now, after);
    if (edits.length > 0) continue;
    return {
      text: now,
      edits: round === 0 ? first : [difference(text, now)],
      fixes,
      signed: false,
      before,
      after,
    };
  }
  return unchanged;
}

const MOST_ROUNDS = 10;

/** Words that go over a line's end are left: the line end would be lost. */
function safeEdits(text: string, { findings }: Checked): Edit[] {
  const fixes = findings.flatMap((finding) => finding.fixes.filter(({ safe }) => safe));
  const edits = fixes.flatMap((fix) => (fix.edits === undefined ? [] : [fix.edits]));
  return compatible(edits.filter((all) => all.every((edit) => !/[\r\n]/.test(textOf(text, edit)))));
}
