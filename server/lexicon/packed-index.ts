import { pack, unpack } from "../packed.ts";
import { eachColumn, type AnchorIndex, type Column } from "./anchor-index.ts";
import { FARTHEST } from "./clues.ts";

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
