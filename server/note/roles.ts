import { isCapitalized, nameStart } from "./names.ts";
import type { Word } from "./words.ts";

/** Who a subject is, from the note's point of view. */
export type Role = "writer" | "person" | "team" | "other";

/**
 * The subject whose last word stands at `at`: "I", "this writer", "Ramona", "his sister", "Dr. Lee", "the charge nurse".
 * Undefined where no subject ends there. `first` is the index of its first word.
 */
export function subjectEndingAt(
  words: readonly Word[],
  text: string,
  at: number,
): { role: Role; first: number } | undefined {
  const word = words[at];
  if (word?.kind !== "word") return undefined;
  const role = ROLES.get(word.norm);
  if (role !== undefined) return { role: roleInContext(role, words, at), first: nounPhraseStart(words, at) };
  if (!isCapitalized(word, text)) return undefined;
  const name = nameStart(words, text, at);
  if (name === undefined) return undefined;
  const before = words[name.first - 1];
  const professional =
    name.titled === "professional" || (before !== undefined && ROLES.get(before.norm) === "other");
  return { role: professional ? "other" : "person", first: name.first };
}

/** "peer" and "worker" are the writer after "this", and somebody else after "his" or "the other". */
function roleInContext(role: Role, words: readonly Word[], at: number): Role {
  if (role !== "writer" || !SHARED_TITLES.has(words[at]!.norm)) return role;
  const before = words[at - 1]?.norm;
  return before === "this" || before === "support" ? "writer" : "other";
}

function nounPhraseStart(words: readonly Word[], at: number): number {
  let first = at;
  while (first > 0 && words[first - 1]!.kind === "word" && MODIFIERS.has(words[first - 1]!.norm)) first--;
  return first;
}

const split = (list: string): string[] => list.trim().split(/\s+/);

const MODIFIERS = new Set(
  split(`the a an this that my our his her their its your one old new other charge night day evening group head case
    social primary care foster step older younger little big 's client member program peer support house unit floor`),
);

const SHARED_TITLES = new Set(["peer", "worker", "author", "specialist"]);

const ROLES: ReadonlyMap<string, Role> = new Map([
  ...split("i we writer pss cpss cmpss peer worker author specialist").map(
    (norm) => [norm, "writer"] as const,
  ),
  ...split(
    `he she they client clt cl ct pt patient member participant caller consumer beneficiary resident guest youth individual
    person teen kid gentleman lady fella someone everybody everyone nobody who clients members participants`,
  ).map((norm) => [norm, "person"] as const),
  ...split("team staff").map((norm) => [norm, "team"] as const),
  ...split(
    `doctor dr doc md np pcp psychiatrist psychologist therapist counselor counsellor clinician nurse nurses nursing rn lvn
    prescriber pharmacist physician surgeon dentist provider providers intern resident_doctor caseworker manager supervisor
    sup boss lead coordinator director administrator aide tech interpreter chaplain pastor priest rabbi imam guard guards
    officer officers police cop cops deputy sheriff judge court lawyer attorney prosecutor probation parole po landlord
    landlady neighbor neighbour neighbors roommate teacher principal school counselors coach sponsor employer coworker
    co-facilitator facilitator worker_other caregiver guardian conservator payee county state hospital clinic unit er ed
    insurance agency shelter program chart record records file report letter note notes paperwork summary intake
    mom mother mama mum dad father papa stepmom stepdad stepmother stepfather parent parents grandma grandmother grandpa
    grandfather nana auntie aunt tia tía uncle sister brother siblings sibling son daughter cousin niece nephew wife husband
    spouse partner girlfriend boyfriend ex fiance fiancée in-law law family relatives friend friends buddy volunteer volunteers
    psych admin department dept system referral evaluator assessor inspector vet mechanic sign poster book pamphlet
    driver clerk cashier usher conductor librarian receptionist teller waiter waitress announcer loudspeaker bank store dmv city`,
  ).map((norm) => [norm, "other"] as const),
]);

/** Family words: in a family peer's note these may be the person who is served. */
export const RELATIVES: ReadonlySet<string> = new Set(
  split(`mom mother mama mum dad father papa stepmom stepdad parent parents grandma grandmother grandpa grandfather nana
    auntie aunt uncle caregiver guardian`),
);
