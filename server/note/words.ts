import { hashOf, PRIME, START } from "./hash.ts";
import { promptLength } from "./prompt.ts";
import type { Span } from "./span.ts";
import { writtenForms } from "./written-forms.ts";

/**
 * One word or one punctuation mark. `norm` is what phrases are compared with: lower case, straight
 * apostrophes. Short forms are cut as grammar cuts them, so that phrases need no second spelling:
 * "she's" is "she" + "'s", and a hurried "hes" is "he" + "'s". A prompt that waits for an answer is one word,
 * whatever it asks, or one mark where it stands behind a whole sentence.
 */
export type Word = Span & {
  readonly norm: string;
  /** Of `norm`: words with different hashes are different words. */
  readonly hash: number;
  readonly kind: "word" | "mark" | "break";
};

/** The words, marks and paragraph breaks of `text` inside `span`, in order, behind those that are there already. */
export function wordsOf(text: string, { start, end }: Span, words: Word[] = []): Word[] {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      at = pushWord(text, at, end, words);
    } else if (code === 10 || code === 13) {
      const next = skipBlank(text, at, end);
      if (lineBreaks(text, at, next) > 1 || startsListItem(text, next, end)) words.push(breakAt(at, next));
      at = next;
    } else if (code === 91 && promptLength(text, at) > 0) {
      const length = promptLength(text, at);
      const kind = standsBehind(text, at, at + length) ? "mark" : "word";
      words.push(mark(at, at + length, PROMPT, kind));
      at += length;
    } else if (code <= 32 || code === 0xa0 || code === 0xfeff || isInnerHyphen(text, at, start, end)) {
      at++;
    } else {
      const length = text.codePointAt(at)! > 0xffff ? 2 : 1; // an emoji is one mark
      words.push(mark(at, Math.min(at + length, end), plainMark(text.slice(at, at + length)), "mark"));
      at += length;
    }
  }
  return words;
}

/** A paragraph break, or the start of a list's next item. */
export const breakAt = (start: number, end: number): Word => mark(start, end, "\n", "break");

const PROMPT = "[to add]";

/** Whether a prompt asks about the sentence before it, and stands for no words itself. */
export const isPromptBehind = ({ norm, kind }: Word): boolean => norm === PROMPT && kind === "mark";

/** Behind the end of a sentence, and nothing goes on behind it that would need a beginning. */
const standsBehind = (text: string, start: number, end: number): boolean =>
  /[.!?…]["”'’)\]*_]*[ \t]*$/.test(text.slice(Math.max(0, start - 10), start)) &&
  !/^[ \t]*[\p{Ll}\d,.;:!?)]/u.test(text.slice(end, end + 10));

const mark = (start: number, end: number, norm: string, kind: Word["kind"]): Word => ({
  start,
  end,
  norm,
  hash: hashOf(norm),
  kind,
});

function pushWord(text: string, start: number, limit: number, words: Word[]): number {
  let end = start;
  let letters = START;
  for (;;) {
    letters = Math.imul(letters ^ text.charCodeAt(end), PRIME);
    end++;
    if (end >= limit || !(isWordCode(text.charCodeAt(end)) || isInnerApostrophe(text, end, limit))) break;
  }
  const { norm, hash, tail, cut } =
    end - start <= LONGEST_KNOWN ? knownForm(text, start, end, letters) : formOf(text.slice(start, end));
  words.push({ start, end: start + cut, norm, hash, kind: "word" });
  if (tail !== undefined) words.push(mark(start + cut, end, tail, "word"));
  return end;
}

/** A word as phrases know it, and the second half of a short form, which begins at `cut`. */
type Form = {
  readonly norm: string;
  readonly hash: number;
  readonly tail: string | undefined;
  readonly cut: number;
};

function formOf(written: string): Form {
  const plain = written.toLowerCase().replaceAll("’", "'");
  const cut = shortFormCut(plain);
  if (cut === undefined) return { norm: plain, hash: hashOf(plain), tail: undefined, cut: written.length };
  const norm = plain.slice(0, cut);
  const tail = plain.slice(cut);
  return { norm, hash: hashOf(norm), tail: tail.startsWith("'") ? tail : `'${tail}`, cut };
}

/** The same word is the same string each time: that is quicker to make, and to look up wherever words are looked up. */
const knownForm = writtenForms(formOf);

/** Whether a hyphen, and nothing else, stands between a word and the one before. */
export function isHyphenated(words: readonly Word[], at: number, text: string): boolean {
  const before = at > 0 ? words[at - 1]! : undefined;
  return before !== undefined && before.end === words[at]!.start - 1 && text[before.end] === "-";
}

/** A part of a text that is longer than this (in UTF-16 units) would hold the whole text in memory. */
const LONGEST_KNOWN = 12;

/** Where "she's", "they'll" or "hes" is cut; undefined for words that stay whole ("don't", "his"). */
function shortFormCut(norm: string): number | undefined {
  const apostrophe = norm.lastIndexOf("'");
  if (apostrophe > 0) return SHORT_TAILS.has(norm.slice(apostrophe + 1)) ? apostrophe : undefined;
  return HURRIED.get(norm);
}

const SHORT_TAILS = new Set(["s", "re", "ve", "ll", "d", "m"]);

/** "hes", "theyll": written as one word, read as two. */
export const isHurried = (norm: string): boolean => HURRIED.has(norm);

/** Pronouns run together with their verb, as people type them on a phone. "well", "ill", "id", "were" are words. */
const HURRIED = new Map([
  ["hes", 2],
  ["shes", 3],
  ["theyre", 4],
  ["theyve", 4],
  ["theyll", 4],
  ["theyd", 4],
  ["youre", 3],
  ["youve", 3],
  ["youll", 3],
  ["im", 1],
  ["ive", 1],
  ["hed", 2],
]);

/** Letters, digits, underscore, and everything beyond Latin-1 punctuation that is a letter in running text. */
export function isWordCode(code: number): boolean {
  if (code < 128) {
    return (
      (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
    );
  }
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return (
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0xd800 && code <= 0xdfff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    code !== 0xfeff
  );
}

function isInnerApostrophe(text: string, at: number, limit: number): boolean {
  const char = text[at];
  return (char === "'" || char === "’") && at + 1 < limit && isWordCode(text.charCodeAt(at + 1));
}

function isInnerHyphen(text: string, at: number, start: number, end: number): boolean {
  return (
    text[at] === "-" &&
    at > start &&
    at + 1 < end &&
    isWordCode(text.charCodeAt(at - 1)) &&
    isWordCode(text.charCodeAt(at + 1))
  );
}

function skipBlank(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xa0)) at++;
  return at;
}

/** A bullet or number with a space behind it: a list is read item by item, a wrapped line is read on. */
function startsListItem(text: string, at: number, end: number): boolean {
  const char = text[at];
  if (char === "-" || char === "*" || char === "•" || char === "+")
    return at + 1 < end && text[at + 1] === " ";
  let digits = at;
  while (digits < end && digits - at < 3 && isDigit(text.charCodeAt(digits))) digits++;
  return digits > at && (text[digits] === "." || text[digits] === ")") && text[digits + 1] === " ";
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

const plainMark = (char: string): string =>
  char === "“" || char === "”" ? '"' : char === "’" || char === "‘" ? "'" : char === "–" ? "-" : char;
