import { subjectOf, type Scope } from "./clauses.ts";
import { doerOf } from "./doer.ts";
import { isName } from "./names.ts";
import type { Note } from "./note.ts";
import type { Role } from "./roles.ts";
import { lastBegunAt, overlapping, type Span } from "./span.ts";
import { isWriterQuoted, speakerOf } from "./speech.ts";

/**
 * Whose words they are: the writer's own, the person's as the writer reports them, a quotation, or
 * another professional's or relative's, carried into the record.
 */
export type Voice = "writer" | "reported" | "quoted" | "staff";

/** Words of a note, by their index: `first` to before `last`. */
export type Range = Span & { readonly first: number; readonly last: number };

/** Whose words stand at `range`, as far as the sentence around them tells. */
export function voiceAt(note: Note, range: Range): Voice {
  const quotation = overlapping(note.quotations, range)[0];
  if (quotation !== undefined) return isWritersOwn(note, quotation) ? "writer" : "quoted";
  const speaker = speakerOf(scopeOf(note, range), range.first, range.last);
  if (speaker === "person") return "reported";
  return speaker === "other" || speaker === "team" ? "staff" : "writer";
}

/** Who does what the words at `range` say: "I told him to" and "told him to" are the writer's act, "his nurse told him to" is not. */
export const doerAt = (note: Note, range: Range): Role =>
  doerOf(scopeOf(note, range), range.first, range.last);

/** Of whom the words at `range` are said, as far as the sentence tells: "she is proud of it", "Javi was patient". */
export const subjectAt = (note: Note, range: Range): Role | undefined =>
  subjectOf(scopeOf(note, range), range.first).role;

/**
 * True where the writer speaks of themself, lived experience shared in the person's service: "my own depression",
 * "when I was manic", "having an anxiety disorder myself".
 */
export function isOwnStory(note: Note, range: Range): boolean {
  const { words, first } = scopeOf(note, range);
  if (words[range.last]?.norm === "myself") return true;
  let at = range.first - 1;
  while (at >= first && range.first - at < 6 && BETWEEN_I_AND_STATE.has(words[at]!.norm)) at--;
  if (at < first) return false;
  if (words[at]!.norm === "my") return true;
  const said = words.slice(range.first, range.last).some(({ norm }) => SOMEBODY_ELSE.has(norm));
  return words[at]!.norm === "i" && !said;
}

/**
 * True where the sentence speaks of "us" or "you" and of nobody else: "we cannot afford to be lazy about this". Nobody's
 * motives are told there. An "us" inside the words themselves says nothing: "buttering us up" is about somebody.
 */
export function isAboutUs(note: Note, range: Range): boolean {
  const { words, text, first, last } = scopeOf(note, range);
  let us = false;
  for (let at = first; at < last; at++) {
    if (OTHERS.has(words[at]!.norm) || isName(words[at], text)) return false;
    us ||= US.has(words[at]!.norm) && (at < range.first || at >= range.last);
  }
  return us;
}

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const US = list("we you your yours our ours");
const OTHERS = list(
  `he she they him her them his hers their theirs himself herself themselves themself hisself who whose everyone everybody
  somebody someone nobody people folks client clients member members participant participants pt pts clt patient resident
  residents person caller youth family mom dad mother father parent parents son daughter brother sister kid kids husband wife
  girl boy teen guy man woman lady roommate`,
);

/** What may stand between "I" or "my" and the state that is one's own. */
const BETWEEN_I_AND_STATE = list(
  `am 'm was were been be have had 've has got get getting felt feel own first second last old worst early year years of
  with lived live living struggled survived battled a an so very pretty really also still never not once too just being
  used to diagnosed did didn't don't and`,
);
const SOMEBODY_ELSE = list("he she they him her his their client member participant pt");

function isWritersOwn(note: Note, quotation: Span): boolean {
  const opening = lastBegunAt(note.words, quotation.start - 1) + 1;
  return isWriterQuoted(scopeOf(note, { first: opening }), opening);
}

/** The sentence in which a word stands, as far as anybody looks around it. */
export function scopeOf(note: Note, { first: index }: { readonly first: number }): Scope {
  const { words, sentences } = note;
  const sentence = sentences[lastBegunAt(sentences, words[index]?.start ?? note.text.length)];
  const { first, last } =
    sentence !== undefined && index < sentence.last ? sentence : { first: 0, last: words.length };
  return { words: note.words, text: note.text, first, last };
}
