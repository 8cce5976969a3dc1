import type { Accepted } from "./acceptance.ts";
import type { Config } from "./config.ts";
import { setApart, type Sorted } from "./kept.ts";
import { isDoubtful, type Lexicon } from "./lexicon/lexicon.ts";
import type { Signal } from "./lexicon/categories.ts";
import { lint, lintInSteps, type Finding } from "./lint.ts";
import type { Memory } from "./note/memory.ts";
import { parseNote, type Note } from "./note/note.ts";
import { builtInReader } from "./reader/built-in.ts";
import { signalsOf } from "./recovery/signals.ts";

/** A note as it was read, what it has of what a good peer note has, what was found in it, and what was found but is kept. */
export type CheckedNote = Sorted & { readonly note: Note; readonly signals: ReadonlySet<Signal> };

/**
 * Reads and lints one note: the door that every edge goes through, so that all of them find the same. With the memory of an
 * earlier version only what changed is read.
 */
export const check = (
  text: string,
  config: Config,
  today: string,
  accepted?: Accepted,
  memory?: Memory,
  pause?: Pause,
): Promise<CheckedNote> =>
  checkNote(parseNote(text, config.settings.labels, memory), config, today, accepted, pause);

/** Lets others have their turn. */
export type Pause = () => Promise<void>;

/**
 * For notes that are checked at the same time: one thing is done for all of them before the next is. The program for it is near then, and the
 * same time is enough for half as many notes again (`npm run bench`).
 */
export const sideBySide: Pause = () => Promise.resolve();

/** A long document takes its time. UTF-16 units: some ten times the longest note. */
export const isLong = (text: string): boolean => text.length > 50_000;

/** Lints a note that was read by the labels of the same settings, in one go or with pauses. */
export async function checkNote(
  note: Note,
  { settings, lexicon, language }: Config,
  today: string,
  accepted?: Accepted,
  pause?: Pause,
): Promise<CheckedNote> {
  if (pause !== undefined) await readInParts(note, lexicon, pause);
  const doubtful = lexicon.find(note).some(isDoubtful);
  const english = doubtful ? await import("./note/compromise.ts") : undefined;
  const options = { settings, lexicon, language, today, english, reader: builtInReader() };
  const found = pause === undefined ? lint(note, options) : await lintWith(pause, lintInSteps(note, options));
  return { note, signals: signalsOf(note, lexicon), ...setApart(note, found, accepted) };
}

/** What is read of a note when it is first asked for. */
async function readInParts(note: Note, lexicon: Lexicon, pause: Pause): Promise<void> {
  for (const part of ["words", "sentences", "quotations", "facts"] as const) {
    await pause();
    void note[part];
  }
  await pause();
  lexicon.signs(note);
  await pause();
}

async function lintWith(pause: Pause, steps: Generator<undefined, Finding[]>): Promise<Finding[]> {
  for (;;) {
    await pause();
    const step = steps.next();
    if (step.done) return step.value;
  }
}
