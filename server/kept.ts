import type { Acceptance, Accepted } from "./acceptance.ts";
import { isDrift, type Finding } from "./lint.ts";
import type { Note } from "./note/note.ts";
import { overlapping, textOf, type Span } from "./note/span.ts";

/** A finding whose words somebody chose to keep. */
export type Kept = { readonly finding: Finding; readonly acceptance: Acceptance };

/** The findings that are shown, and apart from them those that somebody chose to keep, both in the order of the text. */
export type Sorted = { readonly findings: readonly Finding[]; readonly kept: readonly Kept[] };

/** Sets apart what is accepted. Only wordings can be: a missing fact stays missing. */
export function setApart(note: Note, found: readonly Finding[], accepted?: Accepted): Sorted {
  const findings: Finding[] = [];
  const kept: Kept[] = [];
  for (const finding of found) {
    const acceptance = isDrift(finding) && accepted?.(finding.rule, ...inSentence(note, finding));
    if (acceptance) kept.push({ finding, acceptance });
    else findings.push(finding);
  }
  return { findings, kept };
}

/** The sentence around a finding, or the sentences that it reaches over, and its words: what an acceptance is about. */
export function inSentence({ text, sentences }: Note, finding: Span): [sentence: string, words: string] {
  const around = overlapping(sentences, finding);
  const whole = { start: (around[0] ?? finding).start, end: (around.at(-1) ?? finding).end };
  return [textOf(text, whole), textOf(text, finding)];
}
