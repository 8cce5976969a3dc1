import { COMMON_WORDS } from "../note/names.ts";
import { formsIn, writtenWords, type PhraseLanguage } from "./forms.ts";
import { parsePhrase, type Phrase, type Piece } from "./phrase.ts";

/**
 * A second thing that a phrase cannot do without: one of `words`, "tell:verb" for all its forms, stands `from` to `to` words away from the word that the
 * phrase hangs on, counted to the right (to the left they are negative).
 */
export type Clue = { readonly words: ReadonlySet<string>; readonly from: number; readonly to: number };

/** Finds the rarest clue of the phrase that hangs on its piece `anchor`. Undefined where it has none: "signed [it]". */
export type FindClue = (phrase: Phrase, anchor: number) => Clue | undefined;

/** What finds clues in phrases that use these slots and forms. */
export function createClueFinder({ slots, forms }: PhraseLanguage): FindClue {
  const ofSlot = { left: new Map<string, Stretch>(), right: new Map<string, Stretch>() };
  return (phrase, anchor) => {
    const left = stretchOf(phrase.slice(0, anchor), "left").clue;
    const right = stretchOf(phrase.slice(anchor + 1), "right").clue;
    if (left !== undefined && (right === undefined || left.weight < right.weight))
      return { words: left.words, from: -1 - left.farthest, to: -1 - left.nearest };
    return right && { words: right.words, from: 1 + right.nearest, to: 1 + right.farthest };
  };

  /** Pieces in a row as they are met on the way away from the anchor. */
  function stretchOf(phrase: Phrase, side: Side): Stretch {
    let shortest = 0;
    let longest = 0;
    let clue: StretchClue | undefined;
    for (const piece of side === "right" ? phrase : phrase.toReversed()) {
      const part = pieceStretch(piece, side);
      const farthest = longest + (part.clue?.farthest ?? Infinity);
      if (part.clue && farthest < FARTHEST && (clue === undefined || part.clue.weight < clue.weight))
        clue = { ...part.clue, nearest: shortest + part.clue.nearest, farthest };
      shortest += part.shortest;
      longest += part.longest;
    }
    return { shortest, longest, clue };
  }

  function pieceStretch(piece: Piece, side: Side): Stretch {
    switch (piece.kind) {
      case "word": {
        const words = new Set(writtenWords(piece));
        return { shortest: 1, longest: 1, clue: { words, weight: weightOf(words), nearest: 0, farthest: 0 } };
      }
      case "gap":
        return { shortest: 0, longest: piece.max };
      case "edge":
        return { shortest: 0, longest: 0 };
      case "choice": {
        const either = choiceStretch(piece.options, side);
        return piece.optional ? { shortest: 0, longest: either.longest } : either;
      }
      case "slot":
        return slotStretch(piece.name, side);
    }
  }

  /** What all the options have in common: any of their clues. */
  function choiceStretch(options: readonly Phrase[], side: Side): Stretch {
    const stretches = options.map((option) => stretchOf(option, side));
    const clues = stretches.map(({ clue }) => clue).filter((clue) => clue !== undefined);
    const words = new Set(clues.flatMap((clue) => [...clue.words]));
    return {
      shortest: Math.min(...stretches.map(({ shortest }) => shortest)),
      longest: Math.max(...stretches.map(({ longest }) => longest)),
      clue:
        clues.length < options.length
          ? undefined
          : {
              words,
              weight: weightOf(words),
              nearest: Math.min(...clues.map(({ nearest }) => nearest)),
              farthest: Math.max(...clues.map(({ farthest }) => farthest)),
            },
    };
  }

  /** How often a note will have one of these words. */
  function weightOf(words: ReadonlySet<string>): number {
    let weight = 0;
    for (const word of new Set([...words].flatMap((written) => formsIn(written, forms))))
      weight += COMMON_WORDS.has(word) || !/\w/.test(word) ? 100 : 1;
    return weight;
  }

  function slotStretch(name: string, side: Side): Stretch {
    const known = BUILT_IN[name] ?? ofSlot[side].get(name);
    if (known !== undefined) return known;
    ofSlot[side].set(name, ENDLESS); // as long as it is looked into: a slot may name itself
    const made = choiceStretch((Object.hasOwn(slots, name) ? slots[name]! : []).map(parsePhrase), side);
    ofSlot[side].set(name, made);
    return made;
  }
}

type Side = "left" | "right";

/** A part of a phrase: how many words it takes, and a clue in it, counted from its first word on. */
type Stretch = {
  readonly shortest: number;
  readonly longest: number;
  readonly clue?: StretchClue | undefined;
};

type StretchClue = {
  readonly words: ReadonlySet<string>;
  readonly weight: number;
  readonly nearest: number;
  readonly farthest: number;
};

/** Farther than this (in words) from its anchor a clue saves nothing: each word in between has to be looked at. */
export const FARTHEST = 12;

const ENDLESS: Stretch = { shortest: 0, longest: Infinity };

/** The longest name is a title, a full stop and a name. */
const BUILT_IN: Readonly<Record<string, Stretch>> = {
  name: { shortest: 1, longest: 3 },
  number: { shortest: 1, longest: 1 },
  start: { shortest: 0, longest: 0 },
  end: { shortest: 0, longest: 0 },
};
