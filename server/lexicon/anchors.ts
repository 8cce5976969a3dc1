import { COMMON_WORDS } from "../note/names.ts";
import { PhraseError, type Phrase, type Piece } from "./phrase.ts";

/**
 * Where a phrase hangs: the options to take of its choices, as pairs of piece and option, and last the piece whose
 * words are looked up. Numbers only, so that the build can write it down.
 */
export type Anchor = readonly number[];

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
