import { mayHavePrompts } from "./prompt.ts";
import type { Span } from "./span.ts";

/**
 * What was worked out for parts of a document. A part that an edit left as it was is worked out once, from one version to the next,
 * wherever it stands by then.
 */
export type Memory = {
  /**
   * What `make` gave for the letters of a span (UTF-16 offsets into the version's text), or gives now. It may depend on `about`, on these
   * letters and the `variant`, and on nothing else: where the span stands is not among them. Where `make` reads
   * words, the span must lie in one paragraph: what stands between two may become words, or cease to be, with its letters as they were. A span
   * may reach over the ends of the text.
   */
  recall<T>(about: object, span: Span, make: () => T, variant?: string): T;
  /** A new version is read. What the one before it did not ask for is forgotten. */
  nextVersion(text: string): void;
};

/** For a note that is read once: nothing is kept. */
export const NO_MEMORY: Memory = { recall: (_about, _span, make) => make(), nextVersion: () => {} };

/** By what it was made, then by where it starts. */
type Known = Map<object, Map<number, Part>>;
type Part = { readonly length: number; readonly variant: string; readonly value: unknown };

/**
 * Parts of a version that are kept; what is beyond them is worked out each time. Prose of 10 MB has some 700,000. Ten million question marks
 * are as many sentences, and to keep them all would take more than a process may have.
 */
const MOST_KEPT = 1_000_000;

export function createMemory(): Memory {
  let text = "";
  let change = changeFrom("", "");
  let before: Known = new Map();
  let now: Known = new Map();
  let kept = 0;
  return {
    recall<T>(about: object, span: Span, make: () => T, variant = ""): T {
      const length = span.end - span.start;
      const isIt = (part: Part | undefined): part is Part =>
        part !== undefined && part.length === length && part.variant === variant;
      const parts = partsOf(now, about);
      const known = parts.get(span.start);
      if (isIt(known)) return known.value as T;
      const former = before.get(about)?.get(formerStart(change, span));
      const part = isIt(former) ? former : { length, variant, value: make() };
      if (kept++ < MOST_KEPT) parts.set(span.start, part);
      return part.value as T;
    },
    nextVersion(next) {
      change = changeFrom(text, next);
      text = next;
      before = now;
      now = new Map();
      kept = 0;
    },
  };
}

function partsOf(known: Known, about: object): Map<number, Part> {
  const parts = known.get(about);
  if (parts !== undefined) return parts;
  const made = new Map<number, Part>();
  known.set(about, made);
  return made;
}

/** One stretch of a text is replaced: up to `start` it says what it said, and from `end` on too, `by` units further on than before. */
type Change = Span & { readonly by: number };

/** Where a span stood before; nowhere, if it is new. */
function formerStart({ start, end, by }: Change, span: Span): number {
  if (span.end <= start) return span.start;
  return span.start >= end ? span.start - by : Number.NaN;
}

function changeFrom(before: string, now: string): Change {
  const by = now.length - before.length;
  const most = Math.min(before.length, now.length);
  const start = farthest(most, (from, to) => before.slice(from, to) === now.slice(from, to));
  if (start === most && by === 0) return { start: Infinity, end: Infinity, by };
  const same = farthest(
    most - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      now.slice(now.length - to, now.length - from),
  );
  return withPrompts({ start, end: now.length - same, by }, before, now);
}

/** How far two texts are the same, at most `most` units: halved again and again, since long stretches are compared at once. */
function farthest(most: number, areSame: (from: number, to: number) => boolean): number {
  let same = 0;
  let different = most + 1;
  while (different - same > 1) {
    const middle = (same + different) >> 1;
    if (areSame(same, middle)) same = middle;
    else different = middle;
  }
  return same;
}

/** A bracket that is typed behind it makes a prompt of half a line: in a line with prompts all is new. */
function withPrompts(change: Change, before: string, now: string): Change {
  const same = now.slice(0, change.start);
  const start = Math.max(same.lastIndexOf("\n"), same.lastIndexOf("\r")) + 1;
  const behind = now.slice(change.end).search(/[\r\n]/);
  const end = behind < 0 ? now.length : change.end + behind;
  return mayHavePrompts(now.slice(start, end)) || mayHavePrompts(before.slice(start, end - change.by))
    ? { start, end, by: change.by }
    : change;
}
