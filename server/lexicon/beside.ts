import type { Word } from "../note/words.ts";
import { mayHold } from "./bits.ts";
import type { Program } from "./program.ts";

/**
 * The bits of the words that may stand right before and right behind the word that a phrase hangs on, four numbers for each place: most phrases that are
 * worth trying fail there, and need not be walked for it, nor made ready.
 */
export type Beside = Int32Array;

/** All words may stand there, until more is known. */
export const anyBeside = (places: number): Beside => new Int32Array(4 * places).fill(-1);

/** Writes down what a phrase that was made ready says of its place. */
export function learnBeside(beside: Beside, place: number, { left, right }: Program<unknown>): void {
  beside.set([left.low, left.high, right.low, right.high], 4 * place);
}

/** False where a phrase cannot be found because of the word before the one at `at` or the word behind it. */
export function mayFit(beside: Beside, place: number, words: readonly Word[], at: number): boolean {
  const first = 4 * place;
  return (
    (at === 0 || mayHold(beside[first]!, beside[first + 1]!, words[at - 1]!.hash)) &&
    (at + 1 === words.length || mayHold(beside[first + 2]!, beside[first + 3]!, words[at + 1]!.hash))
  );
}
