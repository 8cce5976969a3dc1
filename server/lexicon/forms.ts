import { remembering } from "../note/remembering.ts";
import { PhraseError, type Piece } from "./phrase.ts";

/** The forms of an inflected word by the name of the form: { base: ["tell"], past: ["told"], ... }. */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** Forms of every word that a lexicon inflects, by "tell:verb". */
export type FormTable = Readonly<Record<string, Forms>>;

/** Named lists of phrases. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** What phrases are made of beside words. */
export type PhraseLanguage = { readonly slots: Slots; readonly forms: FormTable };

/** The words that may stand in one place, and the name of the form each of them is. */
export type Choices = ReadonlyMap<string, string | undefined>;

/** The words of a piece that is a word, or a choice of single words. Throws a PhraseError where forms are not known. */
export function choicesOf(piece: Piece, forms: FormTable): Choices {
  if (piece.kind === "choice") {
    return new Map(piece.options.flatMap((option) => [...choicesOf(option[0]!, forms)]));
  }
  if (piece.kind !== "word") throw new Error("only words can be looked up");
  if (piece.inflect === undefined) return plain(piece.norm);
  const table = forms[`${piece.norm}:${piece.inflect}`];
  if (table === undefined) {
    throw new PhraseError(`the forms of "${piece.norm}" (${piece.inflect}) are not known`, 0);
  }
  const known = named.get(table) ?? formNames(table);
  named.set(table, known);
  return known;
}

/** A plain word stands in many phrases. */
const plain = remembering((norm: string): Choices => new Map([[norm, undefined]]));

const named = new WeakMap<Forms, Choices>();

/** The first form wins: "told" is the past rather than the participle. */
const formNames = (table: Forms): Choices =>
  new Map(
    Object.entries(table)
      .flatMap(([form, all]) => all.map((norm): [string, string] => [norm, form]))
      .toReversed(),
  );
