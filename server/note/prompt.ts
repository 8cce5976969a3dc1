import type { Span } from "./span.ts";

/** What a fix leaves where only the writer knows the fact: "[to add: where the person was]". */
export const promptFor = (what: string): string => `[to add: ${what}]`;

const PROMPT = /\[to add: [^\]\r\n]{0,200}\]/g;

/** The prompts that still wait for an answer. */
export const promptsIn = (text: string): Span[] =>
  Array.from(text.matchAll(PROMPT), ({ index, 0: words }) => ({ start: index, end: index + words.length }));

export const hasPrompt = (value: string): boolean => value.search(PROMPT) >= 0;
