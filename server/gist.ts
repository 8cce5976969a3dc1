import type { CheckedNote } from "./check.ts";

/** What a summary needs to know of a note beside its findings. There is no word of it in here. */
export type Gist = {
  /** How many words it has. */
  readonly words: number;
  /** The day of the service, YYYY-MM-DD. */
  readonly date: string | undefined;
  /** What of a good peer note is in it, in the order of `SIGNALS`. */
  readonly signals: readonly string[];
};

export const gistOf = ({ note, signals }: Pick<CheckedNote, "note" | "signals">): Gist => ({
  words: note.words.filter(({ kind }) => kind === "word").length,
  date: note.facts.date.value?.iso,
  signals: [...signals],
});
