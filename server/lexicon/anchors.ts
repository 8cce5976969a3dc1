import { COMMON_WORDS } from "../note/names.ts";
import { parsePhrase, PhraseError, type Phrase, type Piece } from "./phrase.ts";
import { FARTHEST, type Clue, type FindClue } from "./clues.ts";
import { choicesOf, type FormTable } from "./forms.ts";

/**
 * Where a phrase hangs: the options to take of its choices, as pairs of piece and option, and last the piece whose
 * words are looked up. Numbers only, so that the build can write it down.
 */
export type Anchor = readonly number[];

/**
 * Where phrases hang, and what has to stand near. A whole lexicon has 36,000 places at words: as text they are read in no
 * time, and take next to no memory.
 */
export type AnchorIndex = {
  /** By word: the numbers of the places at it, "0 17 203". */
  readonly words: Readonly<Record<string, string>>;
  /** "45.1.2.3:7.13.14": the phrase's number in the list of sources and its anchor; then the number of its clue, from and to. */
  readonly places: readonly string[];
  /** The words of clues, by number: many phrases share them. */
  readonly clues: readonly string[];
};

/** Where a phrase hangs: one place for all words of a choice. */
export type Place = {
  readonly number: number;
  readonly clue: { readonly number: number; readonly from: number; readonly to: number } | undefined;
};

/**
 * Finds the words that phrases hang on. It takes a while for a whole lexicon, so the build does it. Clues are worth finding
 * where there are many phrases. With an index `before` its sources, places and clues come first, and the result has both.
 */
export function indexOf(
  sources: readonly { readonly phrase: string }[],
  forms: FormTable,
  clueOf: FindClue = () => undefined,
  before: { readonly index: AnchorIndex; readonly sources: number } = NOTHING,
): AnchorIndex {
  const words = new Map<string, string[]>();
  const places = [...before.index.places];
  const clues = new Map(before.index.clues.map((clue, number) => [clue, number]));
  const written = (clue: Clue | undefined): string => {
    if (clue === undefined) return "";
    const all = [...clue.words].join(" ");
    const number = clues.get(all) ?? clues.size;
    clues.set(all, number);
    return `:${number}.${clue.from + FARTHEST}.${clue.to + FARTHEST}`;
  };
  sources.forEach(({ phrase }, at) => {
    const pieces = parsePhrase(phrase);
    for (const anchor of anchorsOf(pieces)) {
      const taken = withOptions(pieces, anchor);
      const index = anchor.at(-1)!;
      const number = String(places.length);
      places.push([before.sources + at, ...anchor].join(".") + written(clueOf(taken, index)));
      for (const word of choicesOf(taken[index]!, forms).keys()) {
        const others = words.get(word);
        if (others) others.push(number);
        else words.set(word, [number]);
      }
    }
  });
  const known = before.index.words;
  const added = Array.from(words, ([word, all]): [string, string] => [
    word,
    (Object.hasOwn(known, word) ? `${known[word]!} ` : "") + all.join(" "),
  ]);
  return { words: { ...known, ...Object.fromEntries(added) }, places, clues: [...clues.keys()] };
}

const NOTHING = { index: { words: {}, places: [], clues: [] }, sources: 0 };

/** The places at a word of an index. */
export const placesAt = (word: string, { words, places }: AnchorIndex): readonly Place[] =>
  Object.hasOwn(words, word)
    ? words[word]!.split(" ").map((number) => readPlace(Number(number), places))
    : [];

function readPlace(number: number, places: readonly string[]): Place {
  const [, written] = places[number]!.split(":");
  if (written === undefined) return { number, clue: undefined };
  const [clue, from, to] = written.split(".").map(Number);
  return { number, clue: { number: clue!, from: from! - FARTHEST, to: to! - FARTHEST } };
}

/** The phrase that hangs at a place, by its number in the list of sources, and by which of its words. */
export function hungAt(place: number, { places }: AnchorIndex): { source: number; anchor: Anchor } {
  const [source, ...anchor] = places[place]!.split(":", 1)[0]!.split(".").map(Number);
  return { source: source!, anchor };
}

/**
 * The ways to hang a phrase up: on its rarest fixed word; where there is only a very common one, on each option of a choice
 * whose options all have a rare word; else on the common word. Throws a PhraseError for a phrase that has no word at all.
 */
export function anchorsOf(phrase: Phrase): Anchor[] {
  const best = bestAnchor(phrase);
  if (best >= 0 && rarity(phrase[best]!) > 0) return [[best]];
  const choices = phrase.flatMap((piece, index) =>
    piece.kind === "choice" && !piece.optional ? [index] : [],
  );
  const apart = choices
    .map((index) => optionAnchors(phrase, index))
    .filter((anchors) => anchors !== undefined);
  const fewest = apart.sort((a, b) => a.length - b.length)[0];
  if (fewest !== undefined) return fewest;
  if (best >= 0) return [[best]];
  if (choices.length === 0) {
    throw new PhraseError(
      "a phrase needs at least one word of its own beside slots, gaps and [optional] words",
      0,
    );
  }
  return optionsOf(phrase, choices[0]!).flatMap((_, option) =>
    anchorsOf(withOptions(phrase, [choices[0]!, option, 0])).map((rest): Anchor => [
      choices[0]!,
      option,
      ...rest,
    ]),
  );
}

/** One anchor for each option of the choice at `index`; undefined where an option has no rare word. */
function optionAnchors(phrase: Phrase, index: number): Anchor[] | undefined {
  const anchors = optionsOf(phrase, index).map((option, number): Anchor | undefined => {
    const best = bestAnchor(option);
    return best >= 0 && rarity(option[best]!) > 0 ? [index, number, index + best] : undefined;
  });
  return anchors.every((anchor) => anchor !== undefined) ? anchors : undefined;
}

const optionsOf = (phrase: Phrase, index: number): readonly Phrase[] =>
  (phrase[index] as Piece & { kind: "choice" }).options;

/** The phrase with an anchor's options taken. */
export function withOptions(phrase: Phrase, anchor: Anchor): Phrase {
  let taken = phrase;
  for (let at = 0; at + 1 < anchor.length; at += 2) {
    const index = anchor[at]!;
    const option = optionsOf(taken, index)[anchor[at + 1]!]!;
    taken = [...taken.slice(0, index), ...option, ...taken.slice(index + 1)];
  }
  return taken;
}

function bestAnchor(phrase: Phrase): number {
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
