import { once } from "../note/once.ts";
import { remembering } from "../note/remembering.ts";
import { anchorsOf, withOptions, type Anchor } from "./anchors.ts";
import { ALL_BITS, bitsOf, eitherOf, type Bits } from "./bits.ts";
import { choicesOf, type Choices, type PhraseLanguage, type Slots } from "./forms.ts";
import { parsePhrase, PhraseError, type Phrase, type Piece } from "./phrase.ts";
import { entriesOf, hashesIn, wordTable, type WordTable } from "./word-table.ts";

/** A phrase as it goes into the matcher, with what its owner wants back when it is found. */
export type Source<T> = { readonly phrase: string; readonly exactCase?: boolean; readonly value: T };

/** Phrases that belong together, made when one of them is needed. */
export type Group<T> = () => readonly Source<T>[];

/** A phrase made ready: the words it hangs on, and the steps away from them to both sides. */
export type Program<T> = {
  readonly value: T;
  readonly anchor: Choices;
  /** Compared letter by letter, where capitals count. */
  readonly written: string | undefined;
  readonly left: Step;
  readonly right: Step;
};

/** What a phrase goes on with. The bits are those of the words that may stand first on any way from here. */
export type Step = Bits & StepKind;

type StepKind =
  | {
      readonly op: "word";
      readonly words: Choices;
      readonly written: string | undefined;
      readonly next: Step;
    }
  /** Options that open with a plain word are looked up by it; those that do not are tried one by one. */
  | {
      readonly op: "choice";
      readonly words: WordTable<readonly Option[]>;
      readonly others: readonly Step[];
    }
  | { readonly op: "slot"; readonly slot: Slot; readonly next: Step }
  | { readonly op: "gap"; readonly max: number; readonly next: Step }
  | { readonly op: BuiltInSlot | "edge"; readonly next: Step }
  | { readonly op: "done" | "out" };

/** What follows a word that a choice was looked up by, and the form that the word is: see {@link Choices}. */
export type Option = { readonly form: string; readonly step: Step };

/** Steps are walked more than anything else, and what has one shape is read more quickly. */
function inOneShape(step: StepParts, first: Bits = ALL_BITS): Step {
  const { op, next, words, written, others, slot, max } = step;
  return { op, low: first.low, high: first.high, words, next, written, others, slot, max } as Step;
}

const oneWord = (words: Choices, written: string | undefined, next: Step): Step =>
  inOneShape({ op: "word", words, written, next }, bitsOf(hashesIn(words)));

const throughSlot = (slot: Slot, side: Side, next: Step): Step =>
  inOneShape({ op: "slot", slot, next }, slot.first(side));

type StepParts = {
  readonly op: Step["op"];
  readonly next?: Step;
  readonly words?: WordTable<unknown>;
  readonly written?: string | undefined;
  readonly others?: readonly Step[];
  readonly slot?: Slot;
  readonly max?: number;
};

const DONE = inOneShape({ op: "done" });
const OUT = inOneShape({ op: "out" });

/** A named list of phrases: the same steps for every phrase that uses it. */
export type Slot = {
  readonly name: string;
  readonly index: number;
  /** The bits of the words that may stand first in it. */
  readonly first: (side: Side) => Bits;
  readonly left: () => Step;
  readonly right: () => Step;
};

/** What no list of words can say: a name, a number, and the edges of a clause, where a note leaves "I" or "he was" out. */
const BUILT_IN_SLOTS = ["name", "number", "start", "end"] as const;
type BuiltInSlot = (typeof BUILT_IN_SLOTS)[number];
type Side = "left" | "right";

/** Makes a phrase ready at one of its anchors. */
export type Compile = <T>(source: Source<T>, anchor: Anchor) => Program<T>;

/** What compiles phrases. It throws a PhraseError for one that cannot be read. */
export function createCompiler({ slots, forms }: PhraseLanguage): Compile {
  const known = new Map<string, Slot>();
  const parsed = remembering(parsePhrase, 300); // some hang on dozens of words
  return ({ phrase: written, exactCase = false, value }, anchor) => {
    const phrase = withOptions(parsed(written), anchor);
    const index = anchor.at(-1)!;
    const piece = phrase[index]!;
    return {
      value,
      anchor: choicesOf(piece, forms),
      written: exactCase && piece.kind === "word" ? piece.written : undefined,
      left: chain(phrase.slice(0, index), "left", DONE, exactCase),
      right: chain(phrase.slice(index + 1), "right", DONE, exactCase),
    };
  };

  /** Links pieces into steps in the order in which they are met, walking away from the anchor. */
  function chain(phrase: Phrase, side: Side, end: Step, exact: boolean): Step {
    const lastMetFirst = side === "right" ? phrase.toReversed() : phrase;
    return lastMetFirst.reduce<Step>((next, piece) => toStep(piece, side, next, exact), end);
  }

  function toStep(piece: Piece, side: Side, next: Step, exact: boolean): Step {
    switch (piece.kind) {
      case "word":
        return oneWord(choicesOf(piece, forms), exact ? piece.written : undefined, next);
      case "gap":
        return inOneShape({ op: "gap", max: piece.max, next });
      case "edge":
        return inOneShape({ op: "edge", next }, next);
      case "choice":
        return choice(piece.options, side, next, exact, piece.optional);
      case "slot":
        return isBuiltIn(piece.name)
          ? inOneShape({ op: piece.name, next })
          : throughSlot(slotOf(piece.name), side, next);
    }
  }

  function choice(
    options: readonly Phrase[],
    side: Side,
    next: Step,
    exact: boolean,
    optional: boolean,
  ): Step {
    const byWord = new Map<string, Option[]>();
    const add = (norm: string, option: Option): void => {
      const list = byWord.get(norm);
      if (list) list.push(option);
      else byWord.set(norm, [option]);
    };
    const others: Step[] = [];
    for (const option of longestFirst(options)) {
      const met = side === "right" ? option[0]! : option.at(-1)!;
      if (met.kind !== "word" || exact) {
        others.push(chain(option, side, next, exact));
        continue;
      }
      const step = chain(side === "right" ? option.slice(1) : option.slice(0, -1), side, next, exact);
      if (met.inflect === undefined) add(met.norm, { form: "", step });
      else for (const [norm, form] of entriesOf(choicesOf(met, forms))) add(norm, { form, step });
    }
    if (optional) others.push(next);
    const words = wordTable(byWord);
    return inOneShape({ op: "choice", words, others }, eitherOf([bitsOf(hashesIn(words)), ...others]));
  }

  function slotOf(name: string): Slot {
    const made = known.get(name);
    if (made !== undefined) return made;
    const options = once(() => (Object.hasOwn(slots, name) ? slots[name]! : []).map(parsePhrase));
    const steps = (side: Side) => once(() => choice(options(), side, OUT, false, false));
    const left = steps("left");
    const right = steps("right");
    let looking = false; // a slot may name itself
    const first = (side: Side): Bits => {
      if (looking) return ALL_BITS;
      looking = true;
      const bits = side === "left" ? left() : right();
      looking = false;
      return bits;
    };
    const slot: Slot = { name, index: known.size, first, left, right };
    known.set(name, slot);
    return slot;
  }
}

/** "I'd" is tried before "I": where both stand, more of it is meant. */
const longestFirst = (options: readonly Phrase[]): Phrase[] =>
  options.toSorted((a, b) => b.length - a.length);

/** Throws a PhraseError for a phrase that cannot be read, names a slot that there is not, or has no word to hang on. */
export function checkPhrase(phrase: string, slots: Slots): void {
  const pieces = parsePhrase(phrase);
  anchorsOf(pieces);
  if (waysThrough(pieces) > MOST_WAYS)
    throw new PhraseError("too many parts may be left out or be this or that: write several phrases", 0);
  for (const name of slotNames(pieces)) {
    if (isBuiltIn(name) || Object.hasOwn(slots, name)) continue;
    const known = [...Object.keys(slots), ...BUILT_IN_SLOTS].map((slot) => `{${slot}}`).join(", ");
    throw new PhraseError(`{${name}} is no slot: use one of ${known}`, 0);
  }
}

/** All of them are tried where none leads to an end. The built-in phrase with the most has 4224. */
const MOST_WAYS = 10_000;

/** In how many ways words may go through a phrase: its gaps, what is optional, and options that begin alike. */
const waysThrough = (phrase: Phrase): number => phrase.reduce((ways, piece) => ways * waysOf(piece), 1);

function waysOf(piece: Piece): number {
  if (piece.kind === "gap") return piece.max + 1;
  if (piece.kind === "slot") return 2;
  if (piece.kind !== "choice") return 1;
  const alike = new Map<string, number>();
  for (const option of piece.options) {
    const [first] = option;
    const begin = first?.kind === "word" ? first.norm : "";
    alike.set(begin, (alike.get(begin) ?? 0) + waysThrough(option));
  }
  return Math.max(...alike.values()) + (piece.optional ? 1 : 0);
}

const isBuiltIn = (slot: string): slot is BuiltInSlot => (BUILT_IN_SLOTS as readonly string[]).includes(slot);

const slotNames = (phrase: Phrase): string[] =>
  phrase.flatMap((piece) =>
    piece.kind === "slot" ? [piece.name] : piece.kind === "choice" ? piece.options.flatMap(slotNames) : [],
  );
