import { pronounsFor, subjectEndingAt, type Role, type Subject } from "./roles.ts";
import type { Word } from "./words.ts";

/** A stretch of one sentence that is looked at: the words from `first` to before `last`. */
export type Scope = {
  readonly words: readonly Word[];
  readonly text: string;
  readonly first: number;
  readonly last: number;
};

/**
 * Whose verb stands at `verb`: the subject right before it, adverbs and auxiliaries passed over, or the one of the clause that
 * it carries on ("His nurse came in and told him"). Undefined where the note leaves the subject out. A noun that
 * names nobody known ("the guy next door") is somebody else. In the passive the subject is not the one who acts.
 */
export function subjectOf(scope: Scope, verb: number): { role: Role | undefined; passive: boolean } {
  const { words, text, first, last } = scope;
  let main = verb;
  while (main + 1 < last && isPassedOver(words, main)) main++;
  let at = verb - 1;
  while (at >= first && isPassedOver(words, at)) at--;
  // "was told" is passive, "was telling" is not.
  const passive =
    !words[main]!.norm.endsWith("ing") && words.slice(at + 1, main).some(({ norm }) => BE.has(norm));
  if (at < first || words[at]!.kind !== "word") {
    const carriesOn = at >= first && words[at]!.norm === ",";
    return { role: carriesOn ? opener(scope, at)?.role : undefined, passive };
  }
  if (JOINS.has(words[at]!.norm)) return { role: opener(scope, at)?.role, passive };
  const end = words[at]!.norm === "who" ? nounBefore(words, at) : at;
  const direct = subjectEndingAt(words, text, end);
  if (direct !== undefined) return { role: resolved(scope, direct), passive };
  if (CONNECTORS.has(words[at]!.norm)) return { role: undefined, passive };
  return { role: opener(scope, at + 1)?.role ?? (opensWithNoun(scope, at) ? "other" : undefined), passive };
}

/** "his boss who ...", "his boss, who ..." */
const nounBefore = (words: readonly Word[], who: number): number =>
  words[who - 1]?.norm === "," ? who - 2 : who - 1;

/** The subject with which the clause before `limit` opens: "Roommate in the next bed", "So his aunt". */
function opener(scope: Scope, limit: number): Subject | undefined {
  const { words, text, first } = scope;
  if (limit <= first) return undefined; // a comma that opens the text
  let start = clauseStart(scope, limit - 1);
  while (start < limit && CONNECTORS.has(words[start]!.norm)) start++;
  for (let at = start; at < Math.min(start + 6, limit); at++) {
    const subject = subjectEndingAt(words, text, at);
    if (subject === undefined || subject.first > start) continue;
    if (subjectEndingAt(words, text, at + 1)?.first === start) continue; // "his mother" in "his mother's friend"
    return { ...subject, role: resolved(scope, subject) };
  }
  return undefined;
}

/** Where the clause begins in which word `from` stands: behind the mark before it, a comma not counted. */
function clauseStart({ words, first }: Scope, from: number): number {
  let start = from;
  while (start > first && (words[start - 1]!.kind === "word" || words[start - 1]!.norm === ",")) start--;
  return start;
}

/** "the desk clerk", "some guy": a determiner opens the clause, so what follows is a subject. */
function opensWithNoun(scope: Scope, at: number): boolean {
  let start = clauseStart(scope, at);
  while (start < at && (CONNECTORS.has(scope.words[start]!.norm) || JOINS.has(scope.words[start]!.norm)))
    start++;
  return DETERMINERS.has(scope.words[start]!.norm);
}

/** A pronoun stands for whom the words before it named: "Her mother called ahead. She stated that ...". */
function resolved({ words, text }: Scope, subject: Subject): Role {
  const pronoun = words[subject.last]!.norm;
  if (pronoun !== "he" && pronoun !== "she") return subject.role;
  const farthest = farthestNamed(words, subject.first);
  let nearest: Role | undefined;
  for (let at = subject.first - 1; at >= farthest; at--) {
    const named = subjectEndingAt(words, text, at);
    if (named === undefined || !pronounsFor(words[at]!.norm).includes(pronoun)) continue;
    nearest ??= named.role;
    if (opensSentence(words, named.first)) return named.role;
  }
  return nearest ?? subject.role;
}

/**
 * Whom a pronoun at `from` stands for is named in its paragraph, and behind the second stop before it: the first word that may say so. Where nothing stops,
 * nobody looks for ever: what is asked for each word has to end soon.
 */
export function farthestNamed(words: readonly Word[], from: number): number {
  const first = Math.max(0, from - FARTHEST);
  let at = from;
  for (let stops = 0; at > first && words[at - 1]!.kind !== "break" && stops < 2; at--)
    if (STOPS.has(words[at - 1]!.norm)) stops++;
  return at;
}

/** More words than two sentences of a note have. */
const FARTHEST = 300;

const STOPS = new Set([".", "!", "?"]);

const opensSentence = (words: readonly Word[], at: number): boolean => words[at - 1]?.kind !== "word";

const isPassedOver = (words: readonly Word[], at: number): boolean => PASSED_OVER.has(words[at]!.norm);

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const BE = list("was were is are been being be got gets wasn't weren't isn't");
const PASSED_OVER = list(
  `was were is are been being be got gets wasn't weren't isn't had has have hasn't hadn't did does do didn't doesn't
  don't 've 'd 's 'll will would won't wouldn't could should may might also then just later still even again always often
  finally kindly gently firmly already once twice simply really basically kind sort of flat out quickly quietly
  repeatedly strongly never both all straight went ahead to not now honestly sometimes both`,
);
const JOINS = list("and but then or");
const CONNECTORS = list(
  "so then when and but after before later today yesterday because since while if that as until though although how why what where",
);
const DETERMINERS = list("the a an this that some one her his their my our two several other another");
