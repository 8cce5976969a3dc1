import { hashOf, PRIME, START } from "../note/hash.ts";
import { remembering } from "../note/remembering.ts";
import { pack, unpack } from "../packed.ts";
import { anchorsOf, withOptions, type Anchor } from "./anchors.ts";
import { FARTHEST, type FindClue } from "./clues.ts";
import { formIndex, formsIn, writtenWords, type FormTable } from "./forms.ts";
import { parsePhrase } from "./phrase.ts";

/**
 * Where phrases hang, and what has to stand near. A place is all the words on which a phrase hangs by one anchor; a whole
 * lexicon has 15,000, so they are kept as numbers, and words as few long texts.
 */
export type AnchorIndex = {
  /** The words of places: lists, separated by "|", of words as they are written: "tell:verb say" are "say" and all forms of "tell". */
  readonly words: string;
  /** The words of clues, likewise. */
  readonly clues: string;
  /** The different anchors, likewise: "5.1.2". */
  readonly anchors: string;
  /** One number of each kind for each place. */
  readonly places: { readonly [column in Column]: ArrayLike<number> };
};

/**
 * `group` and `phrase`: which phrase of which group. The numbers of its words, its anchor and its clue, or -1. The clue stands `from` to `to`
 * words away.
 */
const COLUMNS = ["group", "phrase", "words", "anchor", "clue", "from", "to"] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Finds the words that the phrases of some groups hang on. It takes a while for a whole lexicon, so the build does it. Clues are worth
 * finding where there are many phrases. With an index `before` its groups and places come first, and the result has both.
 */
export function indexOf(
  groups: readonly (readonly { readonly phrase: string }[])[],
  clueOf: FindClue = () => undefined,
  before: { readonly index: AnchorIndex; readonly groups: number } = NOTHING,
): AnchorIndex {
  const words = numbered(before.index.words);
  const clues = numbered(before.index.clues);
  const anchors = numbered(before.index.anchors);
  const places = eachColumn((column) => Array.from(before.index.places[column]));
  const hang = (phrase: string, group: number, at: number): void => {
    const pieces = parsePhrase(phrase);
    for (const anchor of anchorsOf(pieces)) {
      const taken = withOptions(pieces, anchor);
      const index = anchor.at(-1)!;
      const clue = clueOf(taken, index);
      places.group.push(before.groups + group);
      places.phrase.push(at);
      places.words.push(words.of(writtenWords(taken[index]!).join(" ")));
      places.anchor.push(anchors.of(anchor.join(".")));
      places.clue.push(clue === undefined ? -1 : clues.of([...clue.words].join(" ")));
      places.from.push(clue?.from ?? 0);
      places.to.push(clue?.to ?? 0);
    }
  };
  groups.forEach((sources, group) => sources.forEach(({ phrase }, at) => hang(phrase, group, at)));
  return { words: words.all(), clues: clues.all(), anchors: anchors.all(), places };
}

/** Gives each text a number, the same to the same. */
function numbered(known: string) {
  const numbers = new Map(known === "" ? [] : known.split("|").map((text, number) => [text, number]));
  return {
    all: () => [...numbers.keys()].join("|"),
    of(text: string): number {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
  };
}

const eachColumn = <T>(make: (column: Column) => T): Record<Column, T> =>
  Object.fromEntries(COLUMNS.map((column) => [column, make(column)])) as Record<Column, T>;

const NOTHING = {
  index: { words: "", clues: "", anchors: "", places: eachColumn(() => []) },
  groups: 0,
};

/** An index made ready to look words up. */
export type Anchors = {
  /** The hashes of all words on which something hangs. */
  readonly hashes: ArrayLike<number>;
  /** How many places there are. */
  readonly count: number;
  /** The places at a word, by their numbers, in order. */
  placesAt(word: string): readonly number[];
  clueAt(place: number): PlacedClue | undefined;
  /** The hashes of the words of a clue, by its number. */
  hashesOf(clue: number): readonly number[];
  /** The phrase that hangs at a place, by its group and its number in it, and by which of its words. */
  hungAt(place: number): { readonly group: number; readonly phrase: number; readonly anchor: Anchor };
};

/** A clue, by its number, and where it has to stand: see {@link Clue}. */
export type PlacedClue = { readonly clue: number; readonly from: number; readonly to: number };

/** Every short run pays for this, so it loops over numbers and leaves texts whole until one of their words is met. */
export function openIndex({ words, clues, anchors, places }: AnchorIndex, forms: FormTable): Anchors {
  const lists = words.split("|");
  const sets = clues.split("|");
  const ways = anchors.split("|");
  const listed = listsByHash(words);
  const hanging = chained(places.words, lists.length);
  const { keysOf, keys } = formIndex(forms);
  const used = keys.filter(({ hash }) => listed.at(hash).length > 0);

  function placesOf(written: string): number[] {
    const found: number[] = [];
    for (const list of listed.at(hashOf(written)))
      if (lists[list]!.split(" ").includes(written)) found.push(...hanging.at(list));
    return found;
  }

  return {
    count: places.words.length,
    hashes: joined([listed.hashes, ...used.map((key) => key.ofForms)]),
    placesAt: (word) => [word, ...(keysOf.get(word) ?? [])].flatMap(placesOf).sort((a, b) => a - b),
    clueAt(place) {
      const clue = places.clue[place]!;
      return clue < 0 ? undefined : { clue, from: places.from[place]!, to: places.to[place]! };
    },
    hashesOf: remembering((clue) =>
      sets[clue]!.split(" ").flatMap((written) => formsIn(written, forms).map(hashOf)),
    ),
    hungAt: (place) => ({
      group: places.group[place]!,
      phrase: places.phrase[place]!,
      anchor: ways[places.anchor[place]!]!.split(".").map(Number),
    }),
  };
}

function joined(parts: readonly ArrayLike<number>[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The numbers of the lists by the hashes of their words. */
function listsByHash(lists: string): { readonly hashes: Int32Array; at(hash: number): number[] } {
  const hashes = new Int32Array(lists.length + 1);
  const listOf = new Int32Array(lists.length + 1);
  let count = 0;
  let list = 0;
  let hash = START;
  for (let at = 0; at <= lists.length; at++) {
    const code = at < lists.length ? lists.charCodeAt(at) : BAR;
    if (code !== SPACE && code !== BAR) {
      hash = Math.imul(hash ^ code, PRIME);
      continue;
    }
    hashes[count] = hash;
    listOf[count++] = list;
    if (code === BAR) list++;
    hash = START;
  }
  const buckets = 2 ** Math.ceil(Math.log2(count + 1));
  const inBucket = new Int32Array(count);
  for (let at = 0; at < count; at++) inBucket[at] = hashes[at]! & (buckets - 1);
  const chains = chained(inBucket, buckets);
  return {
    hashes: hashes.subarray(0, count),
    at: (hash) =>
      chains.at(hash & (buckets - 1)).flatMap((one) => (hashes[one] === hash ? [listOf[one]!] : [])),
  };
}

const SPACE = 32;
const BAR = 124;

/** Where each of the numbers from 0 to before `end` stands in a list. */
function chained(numbers: ArrayLike<number>, end: number): { at(number: number): number[] } {
  const first = new Int32Array(end).fill(-1);
  const next = new Int32Array(numbers.length);
  for (let at = numbers.length - 1; at >= 0; at--) {
    next[at] = first[numbers[at]!]!;
    first[numbers[at]!] = at;
  }
  return {
    at(number) {
      const found: number[] = [];
      for (let at = first[number]!; at >= 0; at = next[at]!) found.push(at);
      return found;
    },
  };
}

/** An index as the build writes it down: small, and read in no time. */
export type PackedIndex = Pick<AnchorIndex, "anchors"> & {
  readonly places: { readonly [column in Column]: string };
};

/** Lists of words, separated by "|": those that the phrases of a group are the first to hang on, or to have clues in. */
export type PackedWords = Pick<AnchorIndex, "words" | "clues">;

/** Most phrases follow the one before, and most words are new or were used a short while before. */
export function packedIndex({ anchors, places }: AnchorIndex): PackedIndex {
  const { group, phrase, words, anchor, clue, from, to } = places;
  return {
    anchors,
    places: {
      group: pack(Array.from(group, (number, place) => number - (group[place - 1] ?? 0))),
      phrase: pack(
        Array.from(
          phrase,
          (number, place) => number - (group[place] === group[place - 1] ? phrase[place - 1]! : 0),
        ),
      ),
      words: pack(stepsBack(words)),
      anchor: pack(Array.from(anchor)),
      clue: pack(stepsBack(clue)),
      from: pack(Array.from(from, (offset) => offset + FARTHEST)),
      to: pack(Array.from(to, (offset) => offset + FARTHEST)),
    },
  };
}

/**
 * The words of an index by the first `apart` groups of phrases, and those of all groups behind them: written beside their phrases they are
 * found again by what compresses the file.
 */
export function packedWords({ words, clues, places }: AnchorIndex, apart: number): PackedWords[] {
  const grouped = (lists: string, column: ArrayLike<number>): string[] => {
    const all = lists.split("|");
    const groups = Array.from({ length: apart + 1 }, (): string[] => []);
    let next = 0; // lists have their numbers in the order in which they are met
    for (let place = 0; place < column.length; place++) {
      if (column[place] !== next) continue;
      groups[Math.min(places.group[place]!, apart)]!.push(all[next++]!);
    }
    return groups.map((group) => group.join("|"));
  };
  const ofClues = grouped(clues, places.clue);
  return grouped(words, places.words).map((group, at) => ({ words: group, clues: ofClues[at]! }));
}

export function unpackedIndex({ anchors, places }: PackedIndex, packed: readonly PackedWords[]): AnchorIndex {
  const { group, phrase, words, anchor, clue, from, to } = eachColumn((column) => unpack(places[column]));
  for (let place = 1; place < group.length; place++) {
    if (group[place] === 0) phrase[place]! += phrase[place - 1]!;
    group[place]! += group[place - 1]!;
  }
  stepBack(words);
  stepBack(clue);
  for (let place = 0; place < from.length; place++) {
    from[place]! -= FARTHEST;
    to[place]! -= FARTHEST;
  }
  const all = (kind: keyof PackedWords): string =>
    packed.flatMap((group) => (group[kind] === "" ? [] : [group[kind]])).join("|");
  return {
    anchors,
    words: all("words"),
    clues: all("clues"),
    places: { group, phrase, words, anchor, clue, from, to },
  };
}

/** Numbers in the order in which they were given as steps from the newest one: 0 for none, 1 for the next one that is new. */
function stepsBack(numbers: ArrayLike<number>): number[] {
  let newest = -1;
  return Array.from(numbers, (number) => {
    if (number < 0) return 0;
    if (number > newest) return (newest = number) - number + 1;
    return newest - number + 2;
  });
}

function stepBack(steps: Int32Array): void {
  let newest = -1;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at]!;
    steps[at] = step === 0 ? -1 : step === 1 ? ++newest : newest - step + 2;
  }
}
