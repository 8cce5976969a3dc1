/** The words from `from` to `to` stood for a slot. */
export type Filled = { readonly slot: string; readonly from: number; readonly to: number };

/** A word that is one of the forms of another, and which: "past" for "told". */
export type Inflected = { readonly at: number; readonly form: string };

/**
 * What a walk met: edges of the words to underline, inflected words, slots. A walk that turns back counts its last thing off. What
 * lies behind is written over by the next: most walks lead nowhere, and an array that was emptied takes new memory for its next thing.
 */
export type Trail = { count: number; readonly met: Met[] };

/** Words are counted from `from` to before `to`; `name` is a form or a slot. */
type Met = { kind: "edge" | "form" | "slot"; name: string; from: number; to: number };

/** Adds what was met. */
export function meet(trail: Trail, kind: Met["kind"], name: string, from: number, to: number): void {
  const place = (trail.met[trail.count++] ??= { kind, name, from, to });
  place.kind = kind;
  place.name = name;
  place.from = from;
  place.to = to;
}

/** Between the outermost edges, or all from `first` to `last` where there are none. */
export function underlined({ count, met }: Trail, first: number, last: number): { from: number; to: number } {
  let [from, to] = [Infinity, -Infinity];
  for (let at = 0; at < count; at++) {
    const one = met[at]!;
    if (one.kind !== "edge") continue;
    from = Math.min(from, one.from);
    to = Math.max(to, one.from);
  }
  return from <= to ? { from, to } : { from: first, to: last };
}

/** The first inflected word from `from` to before `to`, numbered from `numbered` on. */
export function firstInflected(
  { count, met }: Trail,
  from: number,
  to: number,
  numbered: number,
): Inflected | undefined {
  let first: Met | undefined;
  for (let at = 0; at < count; at++) {
    const one = met[at]!;
    if (one.kind !== "form" || one.from < from || one.from >= to) continue;
    if (first === undefined || one.from < first.from) first = one;
  }
  return first && { at: first.from + numbered, form: first.name };
}

/** The slots that were filled, with their words numbered from `numbered` on. */
export function filledSlots({ count, met }: Trail, numbered: number): readonly Filled[] {
  let filled = NONE;
  for (let at = 0; at < count; at++) {
    const { kind, name, from, to } = met[at]!;
    if (kind === "slot") filled = [...filled, { slot: name, from: from + numbered, to: to + numbered }];
  }
  return filled;
}

const NONE: readonly Filled[] = [];
