import { isCapitalized } from "./names.ts";
import type { Span } from "./span.ts";
import { isPromptBehind, type Word } from "./words.ts";

/** A sentence: where it stands in the text, and which of the note's words it holds (`first` to before `last`). */
export type Sentence = Span & { readonly first: number; readonly last: number };

/**
 * Cuts words into sentences. A full stop ends one unless it belongs to an abbreviation, an initial or a time of day;
 * a closing quotation mark or bracket and more marks ("?!", "!!!") stay with the sentence they close, and a prompt with the one that it asks about.
 */
export function sentencesOf(words: readonly Word[], text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  for (let at = 0; at < words.length; at++) {
    if (at + 1 - first < LONGEST && !endsSentence(words, at, text)) continue;
    let last = at + 1;
    if (words[at]!.kind !== "break" && at + 1 - first < LONGEST) {
      while (last < words.length && last - first < LONGEST && closesSentence(words, last)) last++;
    }
    push(sentences, words, first, last);
    first = last;
    at = last - 1;
  }
  push(sentences, words, first, words.length);
  return sentences;
}

/** Where so many words and marks have no end, one is made: what is asked of a sentence looks at all of it. No note comes near. */
const LONGEST = 500;

const closesSentence = (words: readonly Word[], at: number): boolean =>
  isPromptBehind(words[at]!) ||
  (touches(words, at) && (CLOSERS.has(words[at]!.norm) || ENDS.has(words[at]!.norm)));

const CLOSERS = new Set(['"', "'", ")", "]", "*", "_"]);
/** A full stop is one only where {@link endsSentence} says so. */
const ENDS = new Set(["!", "?", "…", "."]);

function push(sentences: Sentence[], words: readonly Word[], first: number, last: number): void {
  let from = first;
  let to = last;
  while (from < to && words[from]!.kind === "break") from++;
  while (to > from && words[to - 1]!.kind === "break") to--;
  if (from < to)
    sentences.push({ start: words[from]!.start, end: words[to - 1]!.end, first: from, last: to });
}

function endsSentence(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at]!;
  if (word.kind !== "mark") return word.kind === "break";
  if (word.norm !== ".") return ENDS.has(word.norm);
  const next = words[at + 1];
  if (next === undefined) return true;
  if (next.start === word.end) return next.kind === "mark" && CLOSERS.has(next.norm); // 3.5, a.m, www.example
  const before = words[at - 1];
  if (before === undefined || before.end !== word.start || before.kind !== "word") return true;
  if (TITLES.has(before.norm)) return false;
  const goesOn = next.kind === "word" && !isCapitalized(next, text);
  if (/^[a-z]$/.test(before.norm) && before.norm !== "i") return isDotted(words, at) && !goesOn;
  return !(ABBREVIATIONS.has(before.norm) && goesOn);
}

/** "a.m." and "U.S." may end a sentence; a lone initial ("J. Smith") does not. */
const isDotted = (words: readonly Word[], at: number): boolean =>
  words[at - 2]?.norm === "." && words[at - 2]!.end === words[at - 1]!.start;
const touches = (words: readonly Word[], at: number): boolean => words[at]!.start === words[at - 1]!.end;

const TITLES = new Set([
  "dr",
  "mr",
  "mrs",
  "ms",
  "mx",
  "st",
  "prof",
  "rev",
  "sr",
  "fr",
  "vs",
  "hon",
  "sgt",
  "ofc",
  "no",
]);
const ABBREVIATIONS = new Set([
  "approx",
  "appt",
  "apt",
  "dept",
  "etc",
  "hr",
  "hrs",
  "min",
  "mins",
  "wk",
  "wks",
  "e.g",
  "i.e",
]);
