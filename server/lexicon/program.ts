import { COMMON_WORDS } from "../note/names.ts";
import { parsePhrase, PhraseError, type Phrase, type Piece } from "./phrase.ts";

/** The forms of an inflected word by the name of the form: { base: ["tell"], past: ["told"], ... }. */
export type Forms = Readonly<Record<string, readonly string[]>>;
/** Forms of every word that a lexicon inflects, by "tell:verb". */
export type FormTable = Readonly<Record<string, Forms>>;
export type Slots = Readonly<Record<string, readonly string[]>>;

/** The words that may stand in one place, and the name of the form each of them is. */
export type Choices = ReadonlyMap<string, string | undefined>;

/** A phrase made ready: the word it hangs on, and the steps away from it to both sides, made when first walked. */
export type Program<T> = {
  readonly value: T;
  readonly anchor: Choices;
  /** Compared letter by letter, where capitals count. */
  readonly written: string | undefined;
  readonly left: () => Step;
  readonly right: () => Step;
};

export type Step =
  | {
      readonly op: "word";
      readonly choices: Choices;
      readonly written: string | undefined;
      readonly next: Step;
    }
  /** Options that open with a plain word are looked up by it; those that do not are tried one by one. */
  | {
      readonly op: "choice";
      readonly byWord: ReadonlyMap<string, readonly Option[]>;
      readonly others: readonly Step[];
    }
  | { readonly op: "slot"; readonly slot: Slot; readonly next: Step }
  | { readonly op: "gap"; readonly max: number; readonly next: Step }
  | { readonly op: BuiltInSlot | "edge"; readonly next: Step }
  | { readonly op: "done" | "out" };

/** What follows a word that a choice was looked up by, and the form that the word is. */
export type Option = { readonly form: string | undefined; readonly step: Step };

/** A named list of phrases: the same steps for every phrase that uses it. */
export type Slot = { readonly index: number; readonly left: () => Step; readonly right: () => Step };

/** What no list of words can say: a name, a number, and the head of a clause, where a note leaves "I" out. */
const BUILT_IN_SLOTS = ["name", "number", "start"] as const;
type BuiltInSlot = (typeof BUILT_IN_SLOTS)[number];
type Side = "left" | "right";

export type Source<T> = { readonly phrase: string; readonly exactCase?: boolean; readonly value: T };

/** Makes a phrase ready: one program, or several where a choice has to be taken apart to find a word to hang it on. */
export type Compile = <T>(source: Source<T>) => Program<T>[];

/** What compiles phrases. It throws a PhraseError for one that cannot be read or has no word to hang on. */
export function createCompiler(slots: Slots, forms: FormTable): Compile {
  const compile = compiler(slots, forms);
  return ({ phrase: written, exactCase = false, value }) =>
    anchored(parsePhrase(written)).map((phrase) => {
      const index = anchorIndex(phrase);
      const piece = phrase[index]!;
      return {
        value,
        anchor: compile.choices(piece),
        written: exactCase && piece.kind === "word" ? piece.written : undefined,
        left: once(() => compile.steps(phrase.slice(0, index), "left", exactCase)),
        right: once(() => compile.steps(phrase.slice(index + 1), "right", exactCase)),
      };
    });
}

/** By word: which sources (by their place in the list) hang on it. */
export type AnchorIndex = Readonly<Record<string, readonly number[]>>;

/** Finds the words that phrases hang on. It takes a while for a whole lexicon, so the build does it. */
export function indexOf(sources: readonly Source<unknown>[], forms: FormTable): AnchorIndex {
  const compile = createCompiler({}, forms);
  const index: Record<string, number[]> = {};
  sources.forEach((source, number) => {
    const words = new Set(compile(source).flatMap(({ anchor }) => [...anchor.keys()]));
    for (const word of words) (index[word] ??= []).push(number);
  });
  return index;
}

/** Throws a PhraseError for a phrase that cannot be read, names a slot that there is not, or has no word to hang on. */
export function checkPhrase(phrase: string, slots: Slots): void {
  const pieces = parsePhrase(phrase);
  anchored(pieces);
  for (const name of slotNames(pieces)) {
    if (isBuiltIn(name) || Object.hasOwn(slots, name)) continue;
    const known = [...Object.keys(slots), ...BUILT_IN_SLOTS].map((slot) => `{${slot}}`).join(", ");
    throw new PhraseError(`{${name}} is no slot: use one of ${known}`, 0);
  }
}

const isBuiltIn = (slot: string): slot is BuiltInSlot => (BUILT_IN_SLOTS as readonly string[]).includes(slot);

const slotNames = (phrase: Phrase): string[] =>
  phrase.flatMap((piece) =>
    piece.kind === "slot" ? [piece.name] : piece.kind === "choice" ? piece.options.flatMap(slotNames) : [],
  );

function compiler(slots: Slots, forms: FormTable) {
  const known = new Map<string, Slot>();
  return {
    steps: (phrase: Phrase, side: Side, exact: boolean) => chain(phrase, side, { op: "done" }, exact),
    choices,
  };

  /** Links pieces into steps in the order in which they are met, walking away from the anchor. */
  function chain(phrase: Phrase, side: Side, end: Step, exact: boolean): Step {
    const lastMetFirst = side === "right" ? phrase.toReversed() : phrase;
    return lastMetFirst.reduce<Step>((next, piece) => toStep(piece, side, next, exact), end);
  }

  function toStep(piece: Piece, side: Side, next: Step, exact: boolean): Step {
    switch (piece.kind) {
      case "word":
        return { op: "word", choices: choices(piece), written: exact ? piece.written : undefined, next };
      case "gap":
        return { op: "gap", max: piece.max, next };
      case "edge":
        return { op: "edge", next };
      case "choice":
        return choice(piece.options, side, next, exact, piece.optional);
      case "slot":
        return isBuiltIn(piece.name)
          ? { op: piece.name, next }
          : { op: "slot", slot: slotOf(piece.name), next };
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
    const others: Step[] = [];
    for (const option of options) {
      const met = side === "right" ? option[0]! : option.at(-1)!;
      if (met.kind !== "word" || exact) {
        others.push(chain(option, side, next, exact));
        continue;
      }
      const rest = chain(side === "right" ? option.slice(1) : option.slice(0, -1), side, next, exact);
      for (const [norm, form] of choices(met)) {
        const list = byWord.get(norm);
        if (list) list.push({ form, step: rest });
        else byWord.set(norm, [{ form, step: rest }]);
      }
    }
    if (optional) others.push(next);
    return { op: "choice", byWord, others };
  }

  function slotOf(name: string): Slot {
    const made = known.get(name);
    if (made !== undefined) return made;
    const options = once(() => (Object.hasOwn(slots, name) ? slots[name]! : []).map(parsePhrase));
    const steps = (side: Side) => once(() => choice(options(), side, { op: "out" }, false, false));
    const slot: Slot = { index: known.size, left: steps("left"), right: steps("right") };
    known.set(name, slot);
    return slot;
  }

  function choices(piece: Piece): Choices {
    if (piece.kind === "choice") return new Map(piece.options.flatMap((option) => [...choices(option[0]!)]));
    if (piece.kind !== "word") throw new Error("only words can be looked up");
    if (piece.inflect === undefined) return new Map([[piece.norm, undefined]]);
    const table = forms[`${piece.norm}:${piece.inflect}`];
    if (table === undefined)
      throw new PhraseError(`the forms of "${piece.norm}" (${piece.inflect}) are not known`, 0);
    // The first form wins: "told" is the past rather than the participle.
    const named = Object.entries(table).flatMap(([form, all]) =>
      all.map((norm): [string, string] => [norm, form]),
    );
    return new Map(named.toReversed());
  }
}

/** The phrase itself, or one phrase for each option of a choice where no rare word is there to hang it on. */
function anchored(phrase: Phrase): Phrase[] {
  const best = anchorIndex(phrase);
  if (best >= 0 && rarity(phrase[best]!) > 0) return [phrase];
  const index = phrase.findIndex((piece) => piece.kind === "choice" && !piece.optional && rarity(piece) < 0);
  if (index < 0) {
    if (best >= 0) return [phrase];
    throw new PhraseError(
      "a phrase needs at least one word of its own beside slots, gaps and [optional] words",
      0,
    );
  }
  const { options } = phrase[index] as Piece & { kind: "choice" };
  return options.flatMap((option) =>
    anchored([...phrase.slice(0, index), ...option, ...phrase.slice(index + 1)]),
  );
}

function anchorIndex(phrase: Phrase): number {
  const scores = phrase.map(rarity);
  const best = Math.max(...scores);
  return best < 0 ? -1 : scores.indexOf(best);
}

/** How well a phrase hangs on this piece: -1 not at all, 0 on a very common word, then by length. */
function rarity(piece: Piece): number {
  if (piece.kind === "word")
    return COMMON_WORDS.has(piece.norm) || !/\w/.test(piece.norm) ? 0 : piece.norm.length;
  if (piece.kind !== "choice" || piece.optional) return -1;
  if (piece.options.some((option) => option.length !== 1 || option[0]!.kind !== "word")) return -1;
  return Math.min(...piece.options.map((option) => rarity(option[0]!)));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
