import { francAll } from "franc-min";
import LANGUAGES from "./languages.json" with { type: "json" };
import { COMMON_WORDS } from "./names.ts";
import type { Note } from "./note.ts";
import { oncePerNote } from "./once.ts";
import type { Sentence } from "./sentences.ts";
import { textOf } from "./span.ts";

/**
 * False where a sentence is Spanish, Tagalog, Vietnamese or otherwise clearly not English; English words are not judged
 * there. A sentence with one of the common English words is English, and so is a fragment that could be either:
 * telegraphic notes ("Denies SI/HI.") have few words to go by.
 */
export function isEnglish(note: Note, sentence: Sentence): boolean {
  const answers = answersIn(note);
  answers[sentence.first] ||= readsAsEnglish(note, sentence) ? YES : NO;
  return answers[sentence.first] === YES;
}

/** By the first word of each sentence. Every finding in a sentence asks, and 0 is no answer yet. */
const answersIn = oncePerNote(({ words }) => new Uint8Array(words.length));
const YES = 1;
const NO = 2;

function readsAsEnglish(note: Note, { first, last, start, end }: Sentence): boolean {
  const words = note.words.slice(first, last).filter(({ kind }) => kind === "word");
  if (words.some(({ norm }) => COMMON_WORDS.has(norm) && !SHARED.has(norm))) return true;
  if (words.length < MIN_WORDS) return true;
  return note.memory.recall(isLikelyEnglish, { start, end }, () =>
    isLikelyEnglish(textOf(note.text, { start, end })),
  );
}

/** Asks for the languages of notes in California that are written in Latin letters; other scripts hold no English words. */
function isLikelyEnglish(text: string): boolean {
  const scores = new Map(francAll(text, { minLength: 3, only: LANGUAGES }));
  return (scores.get("eng") ?? 0) >= CLEARLY_LESS;
}

/** Common English words that are common words of Spanish or Tagalog too. */
const SHARED: ReadonlySet<string> = new Set("a no me he as so an at on in".split(" "));

/** Below this share of the best language's score a sentence is not English. No labelled English sentence comes so low. */
const CLEARLY_LESS = 0.7;
const MIN_WORDS = 4;
