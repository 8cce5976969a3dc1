import type { Lexicon } from "../lexicon/lexicon.ts";
import { SIGNALS, type Signal } from "../lexicon/schema.ts";
import type { Note } from "../note/note.ts";
import { statesGoal } from "./goal.ts";
import { holdsOwnWords } from "./own-words.ts";
import { statesStrength } from "./strength.ts";
import { isTold } from "./told.ts";

/**
 * What a note has of what a good peer note has, in the order of `SIGNALS`: a goal of the person, a strength, their own words,
 * lived experience shared for their benefit, a record that they read or wrote along. Rather too few than too many: where it
 * is not plain that something is there, it is not said to be.
 */
export function signalsOf(note: Note, lexicon: Lexicon): ReadonlySet<Signal> {
  const told = new Set<Signal>();
  for (const sign of lexicon.signs(note)) {
    const { signal } = sign.source;
    if (!told.has(signal) && isTold(note, sign)) told.add(signal);
  }
  return new Set(SIGNALS.filter((signal) => told.has(signal) || OTHERWISE[signal]?.(note) === true));
}

/** How a signal shows beside phrases. */
const OTHERWISE: Readonly<Partial<Record<Signal, (note: Note) => boolean>>> = {
  goal: statesGoal,
  strength: statesStrength,
  "own-words": holdsOwnWords,
};
