import { once } from "../note/once.ts";
import { nameLengths } from "../note/names.ts";
import type { Span } from "../note/span.ts";
import type { Word } from "../note/words.ts";
import type { Anchors } from "./anchor-index.ts";
import { mayHold } from "./bits.ts";
import { glanceFor } from "./glance.ts";
import { hangUp, worthTrying, type Hanging } from "./hanging.ts";
import type { Compile, Group, Option, Program, Step } from "./program.ts";
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

export type Inflected = { readonly at: number; readonly form: string };

/** The words from `from` to `to` stood for a slot. */
export type Filled = { readonly slot: string; readonly from: number; readonly to: number };

/** Finds phrases in some words of a text, which are numbered from `first` on. */
export type Matcher<T> = (words: readonly Word[], text: string, first?: number) => Match<T>[];

/**
 * One matcher for all phrases. Every phrase hangs on its rarest fixed word (`open` says which, when the first text is read), so the text is read
 * once and a phrase is only tried, and only then compiled, where that word stands and a second one near it; from there it
 * is walked to the left and to the right.
 */
export function createMatcher<T>(
  groups: readonly Group<T>[],
  open: () => Anchors,
  compile: Compile,
): Matcher<T> {
  const hanging = new Map<string, Hung>();
  const opening = once(() => {
    const anchors = open();
    const compiled = new Array<Program<T> | undefined>(anchors.count).fill(undefined);
    return { anchors, compiled, mayBeAnchor: glanceFor(anchors.hashes) };
  });

  function hangingOn(norm: string, anchors: Anchors): Hung | undefined {
    const known = hanging.get(norm);
    if (known !== undefined) return known;
    const places = anchors.placesAt(norm);
    if (places.length === 0) return undefined;
    const made = { ...hangUp(places.map(anchors.clueAt), anchors.hashesOf), places };
    hanging.set(norm, made);
    return made;
  }

  function compiledAt(place: number, anchors: Anchors): Program<T> {
    const { group, phrase, anchor } = anchors.hungAt(place);
    return compile(groups[group]!()[phrase]!, anchor);
  }

  const walk: Walk = {
    words: NO_WORDS,
    text: "",
    numbered: 0,
    edges: [],
    inflected: [],
    filled: [],
    reached: 0,
    ends: [],
    slotEnds: new Map(),
  };

  return (words, text, first = 0) => {
    walk.words = words;
    walk.text = text;
    walk.numbered = first;
    if (walk.slotEnds.size > 0) walk.slotEnds.clear();
    const { anchors, compiled, mayBeAnchor } = opening();
    const matches: Match<T>[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const hung = mayBeAnchor(word) ? hangingOn(word.norm, anchors) : undefined;
      if (hung === undefined) continue;
      if (walk.slotEnds.size > MOST_SLOT_ENDS) walk.slotEnds.clear();
      for (const rank of worthTrying(hung, words, at)) {
        const place = hung.places[rank]!;
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
const MOST_SLOT_ENDS = 10_000;

/** What hangs on one word, and the numbers of its places. */
type Hung = Hanging & { readonly places: readonly number[] };

/** A text on which phrases are tried, one after the other. */
type Walk = {
  words: readonly Word[];
  text: string;
  /** The number of the first of the words in the text. */
  numbered: number;
  /** The edges of the underlined words met on the way: a stack, since a walk may turn back. */
  readonly edges: number[];
  /** The inflected words met on the way, numbered as in the text, and their forms: a stack as well. */
  readonly inflected: Inflected[];
  /** The slots met on the way, numbered likewise. */
  readonly filled: Filled[];
  /** Where the last walk that arrived came out: the first word that it did not take. */
  reached: number;
  /** Where the slot that is being walked came out. */
  ends: number[];
  /** Where each slot comes out, by slot, direction and word: every slot is walked once from each word. */
  readonly slotEnds: Map<number, readonly number[]>;
};

type Direction = 1 | -1;

function run<T>(program: Program<T>, walk: Walk, at: number): Match<T> | undefined {
  const { words, text, numbered, edges, inflected } = walk;
  const anchor = words[at]!;
  if (program.written !== undefined && text.slice(anchor.start, anchor.end) !== program.written)
    return undefined;
  if (edges.length > 0) edges.length = 0;
  if (inflected.length > 0) inflected.length = 0;
  if (walk.filled.length > 0) walk.filled.length = 0;
  if (!follow(program.left, walk, at - 1, -1)) return undefined;
  const first = walk.reached + 1;
  if (!take(lookUp(program.anchor, anchor) ?? "", program.right(), walk, at, 1)) return undefined;
  const last = walk.reached;
  const from = edges.length > 0 ? Math.min(...edges) : first;
  const to = edges.length > 0 ? Math.max(...edges) : last;
  return {
    value: program.value,
    start: words[from]!.start,
    end: words[to - 1]!.end,
    first: first + numbered,
    last: last + numbered,
    from: from + numbered,
    to: to + numbered,
    main: firstOf(inflected, from + numbered, to + numbered),
    filled: walk.filled.length === 0 ? NONE : [...walk.filled],
  };
}

/** The first of these words that stands from `from` to before `to`. */
function firstOf(inflected: readonly Inflected[], from: number, to: number): Inflected | undefined {
  let first: Inflected | undefined;
  for (const word of inflected) {
    if (word.at >= from && word.at < to && (first === undefined || word.at < first.at)) first = word;
  }
  return first;
}

const NONE: readonly Filled[] = [];

/** Takes the word at `at`, remembers its form, and follows what comes next. */
function take(form: string, next: Step, walk: Walk, at: number, direction: Direction): boolean {
  if (form === "") return follow(next, walk, at + direction, direction);
  walk.inflected.push({ at: at + walk.numbered, form });
  if (follow(next, walk, at + direction, direction)) return true;
  walk.inflected.pop();
  return false;
}

/** Follows steps from word `at` in one direction. True where they lead to an end; `walk.reached` is then behind them. */
function follow(step: Step, walk: Walk, at: number, direction: Direction): boolean {
  const word = wordAt(walk, at);
  if (word !== undefined && !mayHold(step, word.hash)) return false;
  switch (step.op) {
    case "done":
      walk.reached = at;
      return true;
    case "out":
      walk.ends.push(at);
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
        const [from, to] = direction === 1 ? [at, end] : [end + 1, at + 1];
        walk.filled.push({ slot: step.slot.name, from: from + walk.numbered, to: to + walk.numbered });
        if (follow(step.next, walk, end, direction)) return true;
        walk.filled.pop();
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
      return nameLengths(walk.words, walk.text, at, direction).some((length) =>
        follow(step.next, walk, at + length * direction, direction),
      );
    case "start": {
      const before = wordAt(walk, direction === 1 ? at - 1 : at);
      return before?.kind !== "word" && follow(step.next, walk, at, direction);
    }
    case "end": {
      const after = wordAt(walk, direction === 1 ? at : at + 1);
      const isOpen = after?.kind === "word" || POSSESSIVE.test(after?.norm ?? ""); // "the residents' choir" goes on
      return !isOpen && follow(step.next, walk, at, direction);
    }
    case "edge":
      walk.edges.push(direction === 1 ? at : at + 1);
      if (follow(step.next, walk, at, direction)) return true;
      walk.edges.pop();
      return false;
  }
}

const NO_OPTIONS: readonly Option[] = [];

/** Undefined beyond the ends. An array that was once asked for what it never had is slow from then on. */
const wordAt = ({ words }: Walk, at: number): Word | undefined =>
  at >= 0 && at < words.length ? words[at] : undefined;

const POSSESSIVE = /^['’]$/;

const farthestFirst = (ends: readonly number[], direction: Direction): number[] =>
  [...new Set(ends)].sort((a, b) => (b - a) * direction);

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
  walk.slotEnds.set(key, []); // a slot that names itself finds nothing rather than never ending
  const outer = walk.ends;
  walk.ends = [];
  follow(direction === 1 ? slot.right() : slot.left(), walk, at, direction);
  const ends = walk.ends.length < 2 ? walk.ends : farthestFirst(walk.ends, direction);
  walk.ends = outer;
  walk.slotEnds.set(key, ends);
  return ends;
}
