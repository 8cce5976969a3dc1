import { hashOf } from "../note/hash.ts";
import { remembering } from "../note/remembering.ts";
import { PhraseError, type Inflection, type Piece } from "./phrase.ts";
import { entriesOf, wordTable, type WordTable } from "./word-table.ts";

/** The forms of an inflected word by the name of the form: { base: ["tell"], past: ["told"], ... }. */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** Forms of every word that a lexicon inflects, by "tell:verb". */
export type FormTable = Readonly<Record<string, Forms>>;

/** Named lists of phrases. */
export type Slots = Readonly<Record<string, readonly string[]>>;

/** What phrases are made of beside words. */
export type PhraseLanguage = { readonly slots: Slots; readonly forms: FormTable };

/** The words that may stand in one place, and the name of the form each of them is; empty where a word is not inflected. */
export type Choices = WordTable<string>;

/** The words of a piece that is a word, or a choice of single words. Throws a PhraseError where forms are not known. */
export function choicesOf(piece: Piece, forms: FormTable): Choices {
  if (piece.kind === "choice") {
    return wordTable(new Map(piece.options.flatMap((option) => entriesOf(choicesOf(option[0]!, forms)))));
  }
  if (piece.kind !== "word") throw new Error("only words can be looked up");
  if (piece.inflect === undefined) return plain(piece.norm);
  const table = forms[formsKey(piece.norm, piece.inflect)];
  if (table === undefined) {
    throw new PhraseError(`the forms of "${piece.norm}" (${piece.inflect}) are not known`, 0);
  }
  const known = named.get(table) ?? formNames(table);
  named.set(table, known);
  return known;
}

/** The words of a piece that is a word, or a choice of single words, as they are written: "tell:verb" for all its forms. */
export function writtenWords(piece: Piece): string[] {
  if (piece.kind === "choice") return piece.options.flatMap((option) => writtenWords(option[0]!));
  if (piece.kind !== "word") throw new Error("only words can be looked up");
  return [piece.inflect === undefined ? piece.norm : formsKey(piece.norm, piece.inflect)];
}

/** The words that a written one means. */
export const formsIn = (written: string, forms: FormTable): string[] =>
  Object.hasOwn(forms, written) ? [...new Set(Object.values(forms[written]!).flat())] : [written];

/** A form table the other way round. */
export type FormIndex = {
  /** What a word is a form of, as it is written: "told" is one of "tell:verb". Both by their hashes. */
  readonly keysOf: ReadonlyMap<number, readonly number[]>;
  /** The hashes of what is written, and of its forms. */
  readonly keys: readonly { readonly hash: number; readonly ofForms: readonly number[] }[];
};

/** Made once: one table serves many lists of phrases. */
export function formIndex(forms: FormTable): FormIndex {
  const known = indexes.get(forms) ?? indexOfForms(forms);
  indexes.set(forms, known);
  return known;
}

const indexes = new WeakMap<FormTable, FormIndex>();

function indexOfForms(forms: FormTable): FormIndex {
  const keysOf = new Map<number, number[]>();
  const keys = Object.entries(forms).map(([written, table]) => {
    const key = hashOf(written);
    const ofForms: number[] = [];
    for (const all of Object.values(table)) {
      for (const form of all.map(hashOf)) {
        const others = keysOf.get(form);
        if (others === undefined) keysOf.set(form, [key]);
        else if (others.at(-1) !== key) others.push(key);
        else continue; // one form by two names
        ofForms.push(form);
      }
    }
    return { hash: key, ofForms };
  });
  return { keysOf, keys };
}

/** Where a form table has the forms of a word. */
export const formsKey = (norm: string, inflect: Inflection): string => `${norm}:${inflect}`;

/** A plain word stands in many phrases. */
const plain = remembering((norm: string): Choices => wordTable(new Map([[norm, ""]])));

const named = new WeakMap<Forms, Choices>();

/** The first form wins: "told" is the past rather than the participle. */
const formNames = (table: Forms): Choices =>
  wordTable(
    new Map(
      Object.entries(table)
        .flatMap(([form, all]) => all.map((norm): [string, string] => [norm, form]))
        .toReversed(),
    ),
  );
