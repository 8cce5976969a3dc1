import { hashOf, PRIME, START } from "../note/hash.ts";
import { remembering } from "../note/remembering.ts";
import { anchorsOf, withOptions } from "./anchors.ts";
import { anyBeside } from "./beside.ts";
import type { FindClue } from "./clues.ts";
import { formIndex, formsIn, writtenWords, type FormTable } from "./forms.ts";
import { glanceBits, glanceBy } from "./glance.ts";
import { hangUp, type Anchors, type PlacedClue } from "./hanging.ts";
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
export type Column = (typeof COLUMNS)[number];

/**
 * Finds the words that the phrases of some groups hang on. It takes a while for a whole lexicon, so the build does it. Clues are worth
 * finding where there are many phrases.
 */
export function indexOf(
  groups: readonly (readonly { readonly phrase: string }[])[],
  clueOf: FindClue,
): AnchorIndex {
  const [words, clues, anchors] = [numbered(), numbered(), numbered()];
  const places = eachColumn((): number[] => []);
  const hang = (phrase: string, group: number, at: number): void => {
    const pieces = parsePhrase(phrase);
    for (const anchor of anchorsOf(pieces)) {
      const taken = withOptions(pieces, anchor);
      const index = anchor.at(-1)!;
      const clue = clueOf(taken, index);
      places.group.push(group);
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
function numbered() {
  const numbers = new Map<string, number>();
  return {
    all: () => [...numbers.keys()].join("|"),
    of(text: string): number {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
  };
}

export const eachColumn = <T>(make: (column: Column) => T): Record<Column, T> =>
  Object.fromEntries(COLUMNS.map((column) => [column, make(column)])) as Record<Column, T>;

/**
 * An index made ready to look words up. Every short run pays for this, so it loops over numbers and leaves texts whole until one of their
 * words is met.
 */
export function openIndex({ words, clues, anchors, places }: AnchorIndex, forms: FormTable): OpenIndex {
  const sets = clues.split("|");
  const ways = anchors.split("|");
  const listed = listsByHash(words);
  const hanging = chained(places.words, listed.count);
  const { keysOf, keys } = formIndex(forms);
  const used = keys.filter(({ hash }) => listed.at(hash).length > 0);
  const hashes = joined([listed.hashes, ...used.map((key) => key.ofForms)]);
  const placesOf = (hash: number): number[] => listed.at(hash).flatMap((list) => hanging.at(list));
  const hashesOf = remembering((clue: number) =>
    sets[clue]!.split(" ").flatMap((written) => formsIn(written, forms).map(hashOf)),
  );

  function clueAt(place: number): PlacedClue | undefined {
    const clue = places.clue[place]!;
    if (clue < 0) return undefined;
    return { hashes: hashesOf(clue), from: places.from[place]!, to: places.to[place]! };
  }

  return {
    hashes,
    count: places.words.length,
    beside: anyBeside(places.words.length),
    glance: glanceBy(glanceBits(hashes)),
    at(hash) {
      const found = new Set([hash, ...(keysOf.get(hash) ?? [])].flatMap(placesOf));
      return found.size === 0
        ? undefined
        : hangUp(
            [...found].sort((a, b) => a - b),
            clueAt,
          );
    },
    hungAt: (place) => ({
      group: places.group[place]!,
      phrase: places.phrase[place]!,
      anchor: ways[places.anchor[place]!]!.split(".").map(Number),
    }),
  };
}

/** Everything that hangs on words can be asked for. */
export type OpenIndex = Anchors & {
  /** The hashes of all words on which something hangs. */
  readonly hashes: ArrayLike<number>;
};

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
function listsByHash(lists: string): {
  readonly count: number;
  readonly hashes: Int32Array;
  at(hash: number): number[];
} {
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
    count: list,
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
