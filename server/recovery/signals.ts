import type { Lexicon, Sign } from "../lexicon/lexicon.ts";
import { SIGNALS, type Signal } from "../lexicon/categories.ts";
import type { Note } from "../note/note.ts";
import { statesGoal } from "./goal.ts";
import { holdsOwnWords, quotesSomebody } from "./own-words.ts";
import { statesStrength } from "./strength.ts";
import { isTold } from "./told.ts";

/**
 * What a note has of what a good peer note has, in the order of `SIGNALS`: a goal of the person, a strength, their own words,
 * lived experience shared for their benefit, a record that they read or wrote along. Rather too few than too many: where it
 * is not plain that something is there, it is not said to be.
 */
export const signalsOf = (note: Note, lexicon: Lexicon): ReadonlySet<Signal> =>
  inOrder(
    note,
    PLAIN,
    toldBy(note, lexicon, ({ source }) => source.faint !== true),
  );

/**
 * The same, and what there may be a trace of. Rather too many than too few: who is asked for something that stands in the note
 * will not be glad to be asked again.
 */
export const tracesOf = (note: Note, lexicon: Lexicon): ReadonlySet<Signal> =>
  inOrder(
    note,
    FAINT,
    toldBy(note, lexicon, () => true),
  );

/** How signals show beside phrases. */
type Otherwise = Readonly<Partial<Record<Signal, (note: Note) => boolean>>>;

const PLAIN: Otherwise = { goal: statesGoal, strength: statesStrength, "own-words": holdsOwnWords };
const FAINT: Otherwise = { ...PLAIN, "own-words": quotesSomebody };

const inOrder = (note: Note, otherwise: Otherwise, told: ReadonlySet<Signal>): ReadonlySet<Signal> =>
  new Set(SIGNALS.filter((signal) => told.has(signal) || otherwise[signal]?.(note) === true));

function toldBy(note: Note, lexicon: Lexicon, counts: (sign: Sign) => boolean): ReadonlySet<Signal> {
  const told = new Set<Signal>();
  for (const sign of lexicon.signs(note)) {
    const { signal } = sign.source;
    if (!told.has(signal) && counts(sign) && isTold(note, sign)) told.add(signal);
  }
  return told;
}
