import type { Note } from "./note.ts";
import { oncePerNote } from "./once.ts";
import { remembering } from "./remembering.ts";
import type { Sentence } from "./sentences.ts";
import type { Word } from "./words.ts";

/**
 * True where a sentence, or one of the two before or behind it, speaks of danger: dying, hurting, weapons, overdose, abuse,
 * withdrawal, a legal hold. Such a report is to be written down as it is (safety.md), and nothing that only guesses speaks of it.
 */
export const isNearDanger = (note: Note, sentence: number): boolean => nearDangerIn(note)[sentence] === true;

/** By sentence: a note is asked about sentence by sentence, and each sentence counts for five. */
const nearDangerIn = oncePerNote(({ words, sentences, memory }): readonly boolean[] => {
  const near = sentences.map(() => false);
  for (const [at, sentence] of sentences.entries())
    if (memory.recall(speaksOfDanger, sentence, () => speaksOfDanger(words, sentence)))
      near.fill(true, Math.max(0, at - 2), at + 3);
  return near;
});

function speaksOfDanger(words: readonly Word[], { first, last }: Sentence): boolean {
  for (let at = first; at < last; at++) if (isDanger(words[at]!.norm)) return true;
  return false;
}

const isDanger = remembering((norm: string): boolean => DANGER.test(norm));

const DANGER = new RegExp(
  `^(?:${[
    "suicid\\w*|kill\\w*|die[sd]?|dying|death|alive|noose|strangl\\w*|chok(?:e|ed|es|ing)|self-harm|cutting|razor|hang(?:ed|ing)|unalive\\w*|988|lifeline|hotline",
    "hurt(?:s|ing)?|harm(?:s|ed|ing|ful)?|abus\\w*|molest\\w*|rap(?:e|ed|ist)|assault\\w*|beaten|beating|punch\\w*|slapp\\w*|bruis\\w*|bleed\\w*",
    "guns?|pistol|rifle|shotgun|shoot\\w*|knife|knives|machete|weapon\\w*|stab(?:bed|bing|s)?|threat(?:s|en\\w*)?|danger\\w*|unsafe",
    "overdos\\w*|od|ods|od'd|oded|narcan|naloxone|fentanyl|pills?|poison\\w*|bleach|withdrawals?|seizures?|faint(?:s|ed|ing)?|collaps\\w*",
    "5150|51-50|5250|911|crisis|emergency|cps|aps",
  ].join("|")})$`,
);
