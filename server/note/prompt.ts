import { matchesOf } from "./matches.ts";
import type { Span } from "./span.ts";

/** What a fix leaves where only the writer knows the fact: "[to add: where the person was]". */
export const promptFor = (what: string): string => `[to add: ${what}]`;

const OPENING = "[to add: ";

/** Most texts have no prompt, which is seen at a glance. */
export const mayHavePrompts = (text: string): boolean => text.includes(OPENING);

const PROMPT = /\[to add: [^\]\r\n]{0,450}\]/g;
const PROMPT_HERE = new RegExp(PROMPT, "y");

/** The prompts that still wait for an answer. */
export const promptsIn = (text: string): Span[] =>
  matchesOf(text, PROMPT).map(({ index, 0: words }) => ({ start: index, end: index + words.length }));

export const hasPrompt = (value: string): boolean => mayHavePrompts(value) && value.search(PROMPT) >= 0;

/** The text with other words for each of its prompts. */
export const replacePrompts = (text: string, words: (prompt: string) => string): string =>
  mayHavePrompts(text) ? text.replace(PROMPT, words) : text;

/** The text as a snippet of the editor: each prompt is a placeholder to type over, numbered from `first` on. */
export function asSnippet(text: string, first = 1): string {
  let stop = first;
  return replacePrompts(escapeSnippet(text), (prompt) => `\${${stop++}:${prompt}}`);
}

/** Text that means nothing special in a snippet. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, "\\$&");

/** The length of the prompt that starts at this offset; 0 where none does. */
export function promptLength(text: string, at: number): number {
  PROMPT_HERE.lastIndex = at;
  return PROMPT_HERE.exec(text)?.[0].length ?? 0;
}

/** Whether a prompt follows at this offset, blanks left out. */
export const promptFollows = (text: string, at: number): boolean =>
  promptLength(text, at + (/^ */.exec(text.slice(at, at + 20))?.[0].length ?? 0)) > 0;

/**
 * The text with every prompt as one word of the same length, which is what it is to the layout: no label, and not many words
 * in a header line.
 */
export const promptsAsWords = (text: string): string =>
  replacePrompts(text, (prompt) => `[${"a".repeat(prompt.length - 2)}]`);
