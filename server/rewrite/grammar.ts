import type { Inflected } from "../lexicon/trail.ts";
import { isName } from "../note/names.ts";
import type { Note } from "../note/note.ts";
import { lastBegunAt } from "../note/span.ts";
import type { Word } from "../note/words.ts";

/** "Sulked" is a participle behind "has" and "was", the past elsewhere: the form alone cannot tell. */
export function formInSentence({ words }: Note, { at, form }: Inflected): string {
  const before = words.slice(Math.max(0, at - 2), at).map(({ norm }) => norm);
  const auxiliary = ADVERBS.has(before.at(-1) ?? "") ? before[0] : before.at(-1);
  return form === "past" && AUXILIARIES.has(auxiliary ?? "") ? "participle" : form;
}

export const isNegated = ({ norm }: Word): boolean => /n[’']?t$/.test(norm) && NEGATED.test(norm);

/**
 * A form of "be" in place of another verb, which has to agree with its subject. Undefined where it cannot be told, for a
 * wrong "is" is worse than no offer.
 */
export function agreeingBe({ words, text }: Note, at: number, form: string): string | undefined {
  if (form === "ing") return "being";
  if (form === "participle") return "been";
  const before = words[at - 1];
  if (form === "base" && before !== undefined && MODALS.has(before.norm)) return "be";
  const subject = before && ADVERBS.has(before.norm) ? words[at - 2] : before;
  if (subject === undefined) return undefined;
  if (subject.norm === "i") return form === "past" ? "was" : "am";
  if (PLURALS.has(subject.norm)) return form === "past" ? "were" : "are";
  if (SINGULARS.has(subject.norm) || isName(subject, text)) return form === "past" ? "was" : "is";
  return undefined;
}

/** Whether a word before a place (a UTF-16 offset) says how much of what stands there is meant. */
export function isDegreeBefore({ words }: Note, start: number): boolean {
  const before = words[lastBegunAt(words, start - 1)];
  return before !== undefined && before.start < start && DEGREES.has(before.norm);
}

/**
 * Whether what stands before the word `at` goes on there by "and", "or", "but" or a comma: "with meds | and groups", "with meds |, tearful and tired". A
 * clause with its own subject or auxiliary is something else: "with meds | and he came".
 */
export function isJoinedBehind({ words }: Note, at: number): boolean {
  const normAt = (index: number): string => words[index]?.norm ?? "";
  const isJoin = (index: number): boolean =>
    JOINS.has(normAt(index)) || JOINS.has(`${normAt(index)} ${normAt(index + 1)}`);
  const isComma = normAt(at) === ",";
  const first = isComma ? at + 1 : at;
  const joined = words[isJoin(first) ? first + 1 : first];
  if (joined?.kind !== "word" || OPEN_CLAUSES.has(joined.norm)) return false;
  if (isJoin(first)) return true;
  for (let next = first; isComma && next < first + LIST && words[next]?.kind === "word"; next++)
    if (isJoin(next)) return true;
  return false;
}

/** In so many words behind a comma the "and" of a list comes, or it is none. */
const LIST = 5;

const set = (written: string): ReadonlySet<string> => new Set(written.split(/\s+/));

const AUXILIARIES = set(
  "has have had hasn't haven't hadn't 've 'd is are was were be been being isn't wasn't weren't got",
);
const ADVERBS = set(
  "also still again just often always never not really then already usually sometimes currently",
);
const MODALS = set("to will would can could may might should must 'll");
const PLURALS = set("they we you clients members participants people residents parents kids who're");
const SINGULARS = set(
  "he she it client member participant person resident caller mom dad mother father daughter son brother sister guest youth",
);
const NEGATED = /^(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should|ai|need|must)n[’']?t$/;
const DEGREES = set("very so quite pretty really extremely highly increasingly more most");
const JOINS = new Set([
  "and",
  "or",
  "but",
  "nor",
  "yet",
  "plus",
  "&",
  "/",
  "as well",
  "along with",
  "together with",
]);
const OPEN_CLAUSES = new Set([
  ...AUXILIARIES,
  ...set("i we he she they it you this that there who which so because when while since as if then also"),
  ...set("do does did will would can could"),
]);
