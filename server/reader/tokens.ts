import { isName } from "../note/names.ts";
import type { Note } from "../note/note.ts";
import { mayBeSubject, subjectEndingAt, type Role } from "../note/roles.ts";
import type { Sentence } from "../note/sentences.ts";
import { overlapping, type Span } from "../note/span.ts";
import { remembering } from "../note/remembering.ts";
import { wordOf, type KnownWord } from "./words.ts";

/** A sentence as the second reader sees it: what each word is, and what kind of word, by the same index. */
export type Tokens = {
  readonly words: readonly KnownWord[];
  /** Who or what the word stands for ("P" for the person, "O" for somebody else ...), or its stem. */
  readonly kinds: readonly KnownWord[];
  /** Where each word stands in the note: indexes into `note.words`, `first` to before `last`. */
  readonly first: readonly number[];
  readonly last: readonly number[];
};

/** What stands in quotation marks is somebody's own and counts as one word, whatever it says. */
const QUOTED = wordOf("QQ");
const NAME = wordOf("NAME");

/** The words of a sentence, quotations closed up and names made alike. */
export function tokensOf(note: Note, sentence: Sentence): Tokens {
  const { text, words: all } = note;
  const words: KnownWord[] = [];
  const kinds: KnownWord[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const push = (word: KnownWord, kind: KnownWord, at: number): void => {
    words.push(word);
    kinds.push(kind);
    first.push(at);
    last.push(at + 1);
  };
  const quotations = overlapping(note.quotations, sentence);
  for (let at = sentence.first; at < sentence.last; at++) {
    const word = all[at]!;
    if (word.kind === "break") continue;
    if (quotations.length > 0 && isWithin(quotations, word.start)) {
      if (words.at(-1) === QUOTED) last[last.length - 1] = at + 1;
      else push(QUOTED, QUOTED, at);
    } else if (isName(all[at], text)) {
      const role = subjectEndingAt(all, text, at)?.role;
      push(NAME, role === "other" ? KIND_OF_ROLE.other : KIND_OF_ROLE.person, at);
    } else {
      const { known, kind } = knownAs(word.norm);
      push(known, kind ?? kindByRole(note, at), at);
    }
  }
  return { words, kinds, first, last };
}

const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ start, end }) => start <= at && at < end);

/** What is known of a word, and its kind, looked up together. */
const knownAs = remembering((norm: string) => ({ known: wordOf(norm), kind: kindOf(norm) }));

/** The kind of a word that is the same wherever it stands. Undefined where it depends, as with "this worker". */
function kindOf(norm: string): KnownWord | undefined {
  const known = KINDS.get(norm);
  if (known !== undefined) return wordOf(known);
  if (norm.charCodeAt(0) >= 48 && norm.charCodeAt(0) <= 57) return wordOf("NUM");
  return mayBeSubject(norm) ? undefined : wordOf(stemOf(norm));
}

function kindByRole({ words, text }: Note, at: number): KnownWord {
  const role = subjectEndingAt(words, text, at)?.role;
  return role === undefined ? wordOf(stemOf(words[at]!.norm)) : KIND_OF_ROLE[role];
}

const KIND_OF_ROLE: Readonly<Record<Role, KnownWord>> = {
  person: wordOf("P"),
  writer: wordOf("W"),
  team: wordOf("O"),
  other: wordOf("O"),
};

/** A rough stem: "telling", "tells" and "teller" become "tell". It needs to be the same each time, not right. */
function stemOf(norm: string): string {
  if (norm.length < 5) return norm;
  return norm.replace(/(?:ingly|edly|ings|ing|ed|es|s|ly|er|ers)$/, "").replace(/(.)\1$/, "$1");
}

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    P: "he she they him them himself herself themselves themself",
    PS: "his their hers theirs",
    HER: "her",
    W: "i we writer pss cpss cmpss",
    ME: "me us myself ourselves",
    MY: "my our",
    YOU: "you your ya u",
    MUST: "should must ought oughta gotta needa supposed better",
    NOT: `not n't never don't doesn't didn't dont doesnt didnt won't wont can't cant cannot isn't isnt wasn't wasnt ain't aint no
      couldn't couldnt wouldn't wouldnt hasn't haven't`,
    TIME: `today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon evening tonight
      night week month`,
    DET: "the a an this that these those",
  }).flatMap(([kind, words]) => words.split(/\s+/).map((word): [string, string] => [word, kind])),
);
