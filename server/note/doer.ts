import { subjectEndingAt, type Role } from "./roles.ts";
import type { Scope } from "./speech.ts";
import type { Word } from "./words.ts";

/**
 * Who does what the words at `from` to `to` say, as far as the sentence tells: the subject right before them, or the
 * subject of the clause that they carry on ("His nurse came in and told him to"). A note without a subject
 * is the writer's. In the passive ("was told to") only a "by ..." names the doer.
 */
export function doerOf(scope: Scope, from: number, to: number): Role {
  const { words, text, first } = scope;
  let at = from - 1;
  let passive = false;
  while (at >= first && BETWEEN.has(words[at]!.norm)) {
    passive ||= BE.has(words[at]!.norm);
    at--;
  }
  if (passive) return doerBehindBy(scope, to) ?? "writer";
  if (at < first) return "writer";
  const before = words[at]!;
  if (JOINS.has(before.norm)) return clauseSubject(scope, at) ?? "writer";
  if (before.norm === "who") return subjectEndingAt(words, text, at - 1)?.role ?? "other";
  return subjectEndingAt(words, text, at)?.role ?? "writer";
}

/** The first subject of the clause that ends before `limit`, where a verb follows it. */
function clauseSubject({ words, text, first }: Scope, limit: number): Role | undefined {
  let start = limit - 1;
  while (start > first && !STOPS.has(words[start - 1]!.norm)) start--;
  for (let at = start; at < Math.min(start + 5, limit); at++) {
    const subject = subjectEndingAt(words, text, at);
    if (subject === undefined) continue;
    if (subjectEndingAt(words, text, at + 1)?.first === subject.first) continue; // "his mother's" goes on
    return subject.first === start || isConnector(words, start, subject.first) ? subject.role : undefined;
  }
  return undefined;
}

const isConnector = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(from, to).every((word) => CONNECTORS.has(word.norm));

function doerBehindBy({ words, text, last }: Scope, to: number): Role | undefined {
  for (let at = to; at < Math.min(to + 10, last); at++) {
    if (words[at]!.norm !== "by") continue;
    for (let end = at + 1; end < Math.min(at + 6, last); end++) {
      const subject = subjectEndingAt(words, text, end);
      if (subject !== undefined) return subject.role;
    }
  }
  return undefined;
}

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const BE = list("was were is are been being be got gets wasn't weren't");
const BETWEEN = list(
  `was were is are been being be got gets wasn't weren't had has have did didn't 've 'd 's also then just later still even again finally
  kindly gently firmly already once twice simply really basically kind sort of flat out quickly quietly repeatedly
  strongly always never often both all straight went ahead to will would 'll not`,
);
const JOINS = list("and , but then or");
const STOPS = list('. ! ? ; : \n " ( )');
const CONNECTORS = list("so then when and but after before later today yesterday , because since while");
