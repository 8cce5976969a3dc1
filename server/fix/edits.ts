import { overlaps, type Span } from "../note/span.ts";
import type { Edit } from "../rules/rule.ts";

/** The text after edits that are sorted and do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let done = 0;
  const pieces = edits.map((edit) => {
    const piece = text.slice(done, edit.start) + edit.text;
    done = edit.end;
    return piece;
  });
  return pieces.join("") + text.slice(done);
}

/**
 * Edits that can be made together: in the order of the text, and where fixes overlap the one that begins first. A fix
 * is made as a whole or not at all.
 */
export function compatible(fixes: readonly (readonly Edit[])[]): Edit[] {
  const kept: Edit[] = [];
  for (const edits of fixes.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (!edits.some((edit) => kept.some((other) => collide(edit, other)))) kept.push(...edits);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const startOf = (edits: readonly Edit[]): number => Math.min(...edits.map(({ start }) => start));

/** Two insertions at one place do not overlap, but which comes first would be a guess. */
const collide = (a: Span, b: Span): boolean => overlaps(a, b) || a.start === b.start;

/** One edit that makes `after` of `before`: it replaces whole lines, so that no character and no line end is cut in two. */
export function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  const start = before.lastIndexOf("\n", head - 1) + 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const line = before.indexOf("\n", before.length - tail);
  const rest = line < 0 ? 0 : before.length - line;
  return { start, end: before.length - rest, text: after.slice(start, after.length - rest) };
}
