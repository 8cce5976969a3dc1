import type { Span } from "../note/span.ts";
import type { Word } from "../note/words.ts";
import { COMMON_WORDS, nameLengths } from "../note/names.ts";
import { parsePhrase, PhraseError, type Inflection, type Phrase, type Piece } from "./phrase.ts";

/** The forms of an inflected word by the name of the form: { base: ["tell"], past: ["told"], ... }. */
export type Forms = Readonly<Record<string, readonly string[]>>;
/** Forms of every word that a lexicon inflects, by "tell:verb". */
export type FormTable = Readonly<Record<string, Forms>>;
export type Slots = Readonly<Record<string, readonly string[]>>;

/** A phrase as it goes into the matcher, with what its owner wants back when it is found. */
export type Target<T> = { readonly phrase: string; readonly exactCase?: boolean; readonly value: T };

/**
 * A phrase that was found. The span is what is underlined. Words are counted in the list that was searched, the end
 * not included: the phrase took `first` to `last`, underlined are `from` to `to`.
 */
export type Match<T> = Span & {
  readonly value: T;
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** The form of the phrase's inflected main word, such as "past" for "told". */
  readonly form: string | undefined;
};

export type Matcher<T> = (words: readonly Word[], text: string) => Match<T>[];

/**
 * One matcher for all phrases. Every phrase hangs on its rarest fixed word, so the text is read once and a phrase is
 * only tried where that word stands; from there it is walked to the left and to the right.
 * Throws a PhraseError for a phrase that cannot be read or has no word to hang on.
 */
export function createMatcher<T>(targets: Iterable<Target<T>>, slots: Slots, forms: FormTable): Matcher<T> {
  const compile = compiler(slots, forms);
  const programs = new Map<string, Program<T>[]>();
  for (const target of targets) {
    for (const program of compile(target)) {
      for (const norm of program.anchor.keys()) {
        const list = programs.get(norm);
        if (list) list.push(program);
        else programs.set(norm, [program]);
      }
    }
  }
  return (words, text) => {
    const matches: Match<T>[] = [];
    for (let at = 0; at < words.length; at++) {
      const candidates = programs.get(words[at]!.norm);
      if (candidates === undefined) continue;
      for (const program of candidates) {
        const match = run(program, words, text, at);
        if (match !== undefined) matches.push(match);
      }
    }
    return matches;
  };
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

/** What no list of words can say: a name, a number, and the head of a clause, where a note leaves "I" out. */
const BUILT_IN_SLOTS = ["name", "number", "start"] as const;

const isBuiltIn = (slot: string): slot is (typeof BUILT_IN_SLOTS)[number] =>
  (BUILT_IN_SLOTS as readonly string[]).includes(slot);

const slotNames = (phrase: Phrase): string[] =>
  phrase.flatMap((piece) =>
    piece.kind === "slot" ? [piece.name] : piece.kind === "choice" ? piece.options.flatMap(slotNames) : [],
  );

/** The words that may stand in one place, and the name of the form each of them is. */
type Choices = ReadonlyMap<string, string | undefined>;

type Program<T> = {
  readonly value: T;
  readonly anchor: Choices;
  readonly written: string | undefined; // compared letter by letter where capitals count
  readonly left: Step;
  readonly right: Step;
};

type Step =
  | {
      readonly op: "word";
      readonly choices: Choices;
      readonly written: string | undefined;
      readonly next: Step;
    }
  | { readonly op: "choice"; readonly options: readonly Step[] }
  | { readonly op: "gap"; readonly max: number; readonly next: Step }
  | { readonly op: "name" | "number" | "start" | "edge"; readonly next: Step }
  | { readonly op: "done" };

const DONE: Step = { op: "done" };

function compiler(slots: Slots, forms: FormTable) {
  const parsedSlots = new Map<string, readonly Phrase[]>();

  return function* compile<T>(target: Target<T>): Generator<Program<T>> {
    for (const phrase of anchored(parsePhrase(target.phrase))) {
      const index = anchorIndex(phrase);
      const piece = phrase[index]!;
      yield {
        value: target.value,
        anchor: choicesOf(piece),
        written: target.exactCase && piece.kind === "word" ? piece.written : undefined,
        left: chain(phrase.slice(0, index), "left", DONE, target.exactCase ?? false),
        right: chain(phrase.slice(index + 1), "right", DONE, target.exactCase ?? false),
      };
    }
  };

  /** Links pieces into steps in the order in which they are met, walking away from the anchor. */
  function chain(phrase: Phrase, side: "left" | "right", next: Step, exact: boolean): Step {
    const inOrder = side === "right" ? phrase.toReversed() : phrase;
    return inOrder.reduce<Step>((rest, piece) => toStep(piece, side, rest, exact), next);
  }

  function toStep(piece: Piece, side: "left" | "right", next: Step, exact: boolean): Step {
    switch (piece.kind) {
      case "word":
        return { op: "word", choices: choicesOf(piece), written: exact ? piece.written : undefined, next };
      case "gap":
        return { op: "gap", max: piece.max, next };
      case "edge":
        return { op: "edge", next };
      case "choice": {
        const options = piece.options.map((option) => chain(option, side, next, exact));
        return { op: "choice", options: piece.optional ? [...options, next] : options };
      }
      case "slot": {
        if (isBuiltIn(piece.name)) return { op: piece.name, next };
        return {
          op: "choice",
          options: slotPhrases(piece.name).map((option) => chain(option, side, next, false)),
        };
      }
    }
  }

  function slotPhrases(name: string): readonly Phrase[] {
    const known = parsedSlots.get(name);
    if (known) return known;
    const source = Object.hasOwn(slots, name) ? slots[name]! : [];
    parsedSlots.set(name, []); // a slot that names itself finds nothing rather than never ending
    const phrases = source.map(parsePhrase);
    parsedSlots.set(name, phrases);
    return phrases;
  }

  function choicesOf(piece: Piece): Choices {
    if (piece.kind === "choice") {
      return new Map(piece.options.flatMap((option) => [...choicesOf(option[0]!)]));
    }
    if (piece.kind !== "word") throw new Error("only words can be looked up");
    if (piece.inflect === undefined) return new Map([[piece.norm, undefined]]);
    return new Map(formEntries(piece.norm, piece.inflect));
  }

  function formEntries(norm: string, inflect: Inflection): [string, string][] {
    const table = forms[`${norm}:${inflect}`];
    if (table === undefined) throw new PhraseError(`the forms of "${norm}" (${inflect}) are not known`, 0);
    return Object.entries(table).flatMap(([form, written]) =>
      written.map((word): [string, string] => [word, form]),
    );
  }
}

/** The phrase itself, or one phrase for each option of a choice where no single word is there to hang it on. */
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
  const choice = phrase[index] as Extract<Piece, { kind: "choice" }>;
  return choice.options.flatMap((option) =>
    anchored([...phrase.slice(0, index), ...option, ...phrase.slice(index + 1)]),
  );
}

function anchorIndex(phrase: Phrase): number {
  let best = -1;
  for (let index = 0; index < phrase.length; index++) {
    const score = rarity(phrase[index]!);
    if (score >= 0 && (best < 0 || score > rarity(phrase[best]!))) best = index;
  }
  return best;
}

/** How well a phrase hangs on this piece: -1 not at all, 0 on a very common word, then by length. */
function rarity(piece: Piece): number {
  if (piece.kind === "word")
    return COMMON_WORDS.has(piece.norm) || !/\w/.test(piece.norm) ? 0 : piece.norm.length;
  if (piece.kind !== "choice" || piece.optional) return -1;
  if (piece.options.some((option) => option.length !== 1 || option[0]!.kind !== "word")) return -1;
  return Math.min(...piece.options.map((option) => rarity(option[0]!)));
}

/** One try: a place in the text, and the edges met on the way (a stack, since a walk may turn back). */
type Walk = {
  readonly words: readonly Word[];
  readonly text: string;
  readonly edges: number[];
  reached: number;
};

function run<T>(program: Program<T>, words: readonly Word[], text: string, at: number): Match<T> | undefined {
  const anchor = words[at]!;
  if (program.written !== undefined && text.slice(anchor.start, anchor.end) !== program.written)
    return undefined;
  const walk: Walk = { words, text, edges: [], reached: at };
  if (!follow(program.left, walk, at - 1, -1)) return undefined;
  const first = walk.reached + 1;
  if (!follow(program.right, walk, at + 1, 1)) return undefined;
  const last = walk.reached;
  const from = walk.edges.length > 0 ? Math.min(...walk.edges) : first;
  const to = walk.edges.length > 0 ? Math.max(...walk.edges) : last;
  return {
    value: program.value,
    start: words[from]!.start,
    end: words[to - 1]!.end,
    first,
    last,
    from,
    to,
    form: program.anchor.get(anchor.norm),
  };
}

/** Follows steps from word `at` in one direction; on success `walk.reached` is the first word not taken. */
function follow(step: Step, walk: Walk, at: number, direction: 1 | -1): boolean {
  const word = walk.words[at];
  switch (step.op) {
    case "done":
      walk.reached = at;
      return true;
    case "word":
      if (word === undefined || !step.choices.has(word.norm)) return false;
      if (step.written !== undefined && walk.text.slice(word.start, word.end) !== step.written) return false;
      return follow(step.next, walk, at + direction, direction);
    case "choice":
      return step.options.some((option) => follow(option, walk, at, direction));
    case "gap":
      for (let skipped = 0, from = at; ; skipped++, from += direction) {
        if (follow(step.next, walk, from, direction)) return true;
        if (skipped === step.max || walk.words[from]?.kind !== "word") return false;
      }
    case "number":
      return (
        word !== undefined && /^\d/.test(word.norm) && follow(step.next, walk, at + direction, direction)
      );
    case "name":
      return nameLengths(walk.words, walk.text, at, direction).some((length) =>
        follow(step.next, walk, at + length * direction, direction),
      );
    case "start": {
      const before = walk.words[direction === 1 ? at - 1 : at];
      return before?.kind !== "word" && follow(step.next, walk, at, direction);
    }
    case "edge": {
      walk.edges.push(direction === 1 ? at : at + 1);
      if (follow(step.next, walk, at, direction)) return true;
      walk.edges.pop();
      return false;
    }
  }
}
