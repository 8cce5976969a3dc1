import { once } from "../note/once.ts";
import { nameLengths } from "../note/names.ts";
import type { Span } from "../note/span.ts";
import type { Word } from "../note/words.ts";
import { learnBeside, mayFit } from "./beside.ts";
import { mayHold } from "./bits.ts";
import { findWorthTrying, type Anchors, type Hanging, type Ranks } from "./hanging.ts";
import type { Compile, Group, Option, Program, Step } from "./program.ts";
import {
  filledSlots,
  firstInflected,
  meet,
  underlined,
  type Filled,
  type Inflected,
  type Trail,
} from "./trail.ts";
import { lookUp } from "./word-table.ts";

/**
 * A phrase that was found. The span is what is underlined. Words are counted in the whole text, the end
 * not included: the phrase took `first` to `last`, underlined are `from` to `to`.
 */
export type Match<T> = Span & {
  readonly value: T;
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** The first inflected word among the underlined ones and its form, such as "past" for "told". */
  readonly main: Inflected | undefined;
  /** The slots that were filled, and with which words. */
  readonly filled: readonly Filled[];
};

/** Finds phrases in some words of a text, which are numbered from `first` on. */
export type Matcher<T> = (words: readonly Word[], text: string, first?: number) => Match<T>[];

/**
 * One matcher for all phrases. Every phrase hangs on its rarest fixed word (`open` says which, when the first text is read), so the text is read
 * once and a phrase is only tried, and only then compiled, where that word stands, a second one near it, and right beside it nothing that
 * cannot stand there; from there it is walked to the left and to the right.
 */
export function createMatcher<T>(
  groups: readonly Group<T>[],
  open: () => Anchors,
  compile: Compile,
): Matcher<T> {
  const hanging = new Map<number, Hanging>();
  const opening = once(() => {
    const anchors = open();
    return { anchors, compiled: new Array<Program<T> | undefined>(anchors.count).fill(undefined) };
  });

  function hangingOn(hash: number, anchors: Anchors): Hanging | undefined {
    const known = hanging.get(hash) ?? anchors.at(hash);
    if (known !== undefined) hanging.set(hash, known);
    return known;
  }

  function compiledAt(place: number, anchors: Anchors): Program<T> {
    const { group, phrase, anchor } = anchors.hungAt(place);
    const program = compile(groups[group]!()[phrase]!, anchor);
    learnBeside(anchors.beside, place, program);
    return program;
  }

  const walk: Walk = {
    words: NO_WORDS,
    text: "",
    numbered: 0,
    trail: { count: 0, met: [] },
    reached: 0,
    ends: [],
    endCount: 0,
    slotEnds: new Map(),
  };

  const ranks: Ranks = { count: 0, all: [] };

  return (words, text, first = 0) => {
    walk.words = words;
    walk.text = text;
    walk.numbered = first;
    walk.endCount = 0;
    if (walk.slotEnds.size > 0) walk.slotEnds.clear();
    const { anchors, compiled } = opening();
    const matches: Match<T>[] = [];
    for (let at = 0; at < words.length; at++) {
      const { hash } = words[at]!;
      const hung = anchors.glance(hash) ? hangingOn(hash, anchors) : undefined;
      if (hung === undefined) continue;
      if (walk.slotEnds.size > MOST_SLOT_ENDS) walk.slotEnds.clear();
      findWorthTrying(hung, words, at, ranks);
      for (let one = 0; one < ranks.count; one++) {
        const place = hung.places[ranks.all[one]!]!;
        if (!mayFit(anchors.beside, place, words, at)) continue;
        const match = run((compiled[place] ??= compiledAt(place, anchors)), walk, at);
        if (match !== undefined) matches.push(match);
      }
    }
    walk.words = NO_WORDS; // a matcher outlives the notes that it reads
    walk.text = "";
    return matches;
  };
}

const NO_WORDS: readonly Word[] = [];

/** No phrase looks far: what was learned about slots long before is not asked for again, and would only take memory. */
const MOST_SLOT_ENDS = 1000;

/** A text on which phrases are tried, one after the other. */
type Walk = {
  words: readonly Word[];
  text: string;
  /** The number of the first of the words in the text. */
  numbered: number;
  readonly trail: Trail;
  /** Where the last walk that arrived came out: the first word that it did not take. */
  reached: number;
  /** Where the slots that are being walked came out, and how many ends that are. Those of an inner slot lie behind those of the outer one. */
  readonly ends: number[];
  endCount: number;
  /** Where each slot comes out, by slot, direction and word: every slot is walked once from each word. */
  readonly slotEnds: Map<number, readonly number[]>;
};

type Direction = 1 | -1;

function run<T>(program: Program<T>, walk: Walk, at: number): Match<T> | undefined {
  const { words, text, numbered, trail } = walk;
  const anchor = words[at]!;
  if (program.written !== undefined && text.slice(anchor.start, anchor.end) !== program.written)
    return undefined;
  trail.count = 0;
  if (!follow(program.left, walk, at - 1, -1)) return undefined;
  const first = walk.reached + 1;
  const form = lookUp(program.anchor, anchor);
  if (form === undefined || !take(form, program.right, walk, at, 1)) return undefined;
  const last = walk.reached;
  const { from, to } = underlined(trail, first, last);
  return {
    value: program.value,
    start: words[from]!.start,
    end: words[to - 1]!.end,
    first: first + numbered,
    last: last + numbered,
    from: from + numbered,
    to: to + numbered,
    main: firstInflected(trail, from, to, numbered),
    filled: filledSlots(trail, numbered),
  };
}

/** Takes the word at `at`, remembers its form, and follows what comes next. */
function take(form: string, next: Step, walk: Walk, at: number, direction: Direction): boolean {
  if (form === "") return follow(next, walk, at + direction, direction);
  meet(walk.trail, "form", form, at, at + 1);
  if (follow(next, walk, at + direction, direction)) return true;
  walk.trail.count--;
  return false;
}

/**
 * Follows steps from word `at` in one direction. True where they lead to an end; `walk.reached` is then behind them. It is called far more often than all
 * else, and makes no function: what one looks at outside of itself takes memory anew for each call.
 */
function follow(step: Step, walk: Walk, at: number, direction: Direction): boolean {
  const word = wordAt(walk, at);
  if (word !== undefined && !mayHold(step.low, step.high, word.hash)) return false;
  switch (step.op) {
    case "done":
      walk.reached = at;
      return true;
    case "out":
      walk.ends[walk.endCount++] = at;
      return false; // and look for other ways through the slot
    case "word": {
      const form = word && lookUp(step.words, word);
      if (word === undefined || form === undefined) return false;
      if (step.written !== undefined && walk.text.slice(word.start, word.end) !== step.written) return false;
      return take(form, step.next, walk, at, direction);
    }
    case "choice": {
      for (const option of (word && lookUp(step.words, word)) ?? NO_OPTIONS) {
        if (take(option.form, option.step, walk, at, direction)) return true;
      }
      for (const option of step.others) if (follow(option, walk, at, direction)) return true;
      return false;
    }
    case "slot":
      for (const end of slotEnds(step, walk, at, direction)) {
        const from = direction === 1 ? at : end + 1;
        const to = direction === 1 ? end : at + 1;
        meet(walk.trail, "slot", step.slot.name, from, to);
        if (follow(step.next, walk, end, direction)) return true;
        walk.trail.count--;
      }
      return false;
    case "gap":
      for (let skipped = 0, from = at; ; skipped++, from += direction) {
        if (follow(step.next, walk, from, direction)) return true;
        if (skipped === step.max || wordAt(walk, from)?.kind !== "word") return false;
      }
    case "number":
      return word !== undefined && /\d/.test(word.norm) && follow(step.next, walk, at + direction, direction);
    case "name":
      for (const length of nameLengths(walk.words, walk.text, at, direction)) {
        if (follow(step.next, walk, at + length * direction, direction)) return true;
      }
      return false;
    case "start": {
      const before = wordAt(walk, direction === 1 ? at - 1 : at);
      return before?.kind !== "word" && follow(step.next, walk, at, direction);
    }
    case "end": {
      const after = wordAt(walk, direction === 1 ? at : at + 1);
      const isOpen = after?.kind === "word" || POSSESSIVE.test(after?.norm ?? ""); // "the residents' choir" goes on
      return !isOpen && follow(step.next, walk, at, direction);
    }
    case "edge": {
      const edge = direction === 1 ? at : at + 1;
      meet(walk.trail, "edge", "", edge, edge);
      if (follow(step.next, walk, at, direction)) return true;
      walk.trail.count--;
      return false;
    }
  }
}

const NO_OPTIONS: readonly Option[] = [];

/** Undefined beyond the ends. An array that was once asked for what it never had is slow from then on. */
const wordAt = ({ words }: Walk, at: number): Word | undefined =>
  at >= 0 && at < words.length ? words[at] : undefined;

const POSSESSIVE = /^['’]$/;

/** The words at which a slot may end that begins at `at`, longest first. */
function slotEnds(
  { slot }: Step & { op: "slot" },
  walk: Walk,
  at: number,
  direction: Direction,
): readonly number[] {
  const key = (slot.index * 2 + (direction === 1 ? 1 : 0)) * (walk.words.length + 2) + at + 1;
  const known = walk.slotEnds.get(key);
  if (known !== undefined) return known;
  walk.slotEnds.set(key, NO_ENDS); // a slot that names itself finds nothing rather than never ending
  const before = walk.endCount;
  follow(direction === 1 ? slot.right() : slot.left(), walk, at, direction);
  const ends = farthestFirst(walk.ends.slice(before, walk.endCount), direction);
  walk.endCount = before;
  walk.slotEnds.set(key, ends);
  return ends;
}

const NO_ENDS: readonly number[] = [];

const farthestFirst = (ends: number[], direction: Direction): readonly number[] =>
  ends.length < 2 ? ends : [...new Set(ends)].sort((a, b) => (b - a) * direction);
