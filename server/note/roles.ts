import { nameStart } from "./names.ts";
import type { Word } from "./words.ts";

/** Who a subject is, from the note's point of view. */
export type Role = "writer" | "person" | "team" | "other";

/** A subject: who it is, and its words from `first` to, and with, `last`. */
export type Subject = { readonly role: Role; readonly first: number; readonly last: number };

/**
 * The subject whose last word stands at `at`: "I", "this writer", "Ramona", "his sister", "Dr. Lee", "the charge nurse".
 * Undefined where no subject ends there.
 */
export function subjectEndingAt(words: readonly Word[], text: string, at: number): Subject | undefined {
  const word = words[at];
  if (word?.kind !== "word") return undefined;
  const role = ROLES.get(word.norm);
  if (role !== undefined) {
    return { role: roleInContext(role, words, at), first: nounPhraseStart(words, at), last: at };
  }
  const name = nameStart(words, text, at);
  if (name === undefined) return undefined;
  const before = ROLES.get(words[name.first - 1]?.norm ?? "");
  const professional = name.titled === "professional" || before === "other";
  return { role: professional ? "other" : "person", first: name.first, last: at };
}

/** True for the words that name a subject without a name: "his sister" may be one, "table" never is. */
export const mayBeSubject = (norm: string): boolean => ROLES.has(norm);

/** The pronouns that may stand for a noun or a name. */
export function pronounsFor(norm: string): readonly string[] {
  if (WOMEN.has(norm)) return ["she"];
  if (MEN.has(norm)) return ["he"];
  return THINGS.has(norm) || norm.length < 3 || PRONOUNS.has(norm) ? [] : ["she", "he"];
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

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const MODIFIERS = list(
  `the a an this that my our his her their its your one old new other charge night day evening group head case
  social primary care foster step older younger little big 's client member participant program peer support house unit floor
  desk front intake front-desk swim homeroom school crisis treatment clinical whole real own va ex`,
);

const SHARED_TITLES = list("peer worker author specialist");
const PRONOUNS = list("i we he she they who it");
const WRITERS = list("i we writer pss cpss cmpss peer worker author specialist");
const PERSONS = list(
  `he she they client clt cl ct pt patient member participant caller consumer beneficiary resident guest youth individual
  person teen kid gentleman lady fella someone everybody everyone nobody who clients members participants`,
);
const TEAMS = list("team staff");
const WOMEN = list(
  `mom mother mama mum stepmom stepmother grandma grandmother nana auntie aunt tia tía sister daughter niece wife girlfriend
  landlady señora sra`,
);
const MEN = list(
  `dad father papa stepdad stepfather grandpa grandfather uncle brother son nephew husband boyfriend priest señor`,
);
const PEOPLE = list(
  `doctor dr doc md np pcp psychiatrist psychologist therapist counselor counsellor clinician nurse nurses nursing rn lvn
  prescriber pharmacist physician surgeon dentist provider providers intern caseworker manager supervisor sup boss lead
  coordinator director administrator aide tech interpreter chaplain pastor rabbi imam guard guards officer officers police cop
  cops cos deputy sheriff judge lawyer attorney prosecutor po landlord neighbor neighbour neighbors roommate teacher principal
  counselors coach sponsor employer coworker co-facilitator facilitator caregiver guardian conservator payee parent parents
  siblings sibling cousin spouse partner ex fiance fiancée in-law relatives friend friends buddy volunteer volunteers
  evaluator assessor inspector vet mechanic driver clerk cashier usher conductor librarian receptionist teller waiter waitress
  announcer custodian janitor barber pharmacist trainer instructor owner guy guys man woman folks`,
);
/** What speaks in a note and is nobody: a chart, a letter, an office. */
const THINGS = list(
  `court probation parole county state hospital clinic unit er ed insurance agency shelter program chart record records file
  report letter note notes paperwork summary intake law family admin department dept system referral sign poster book pamphlet
  loudspeaker bank store dmv city school housing team staff psych`,
);

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...[...PEOPLE, ...WOMEN, ...MEN, ...THINGS].map((norm) => [norm, "other"] as const),
  ...[...TEAMS].map((norm) => [norm, "team"] as const),
  ...[...PERSONS].map((norm) => [norm, "person"] as const),
  ...[...WRITERS].map((norm) => [norm, "writer"] as const),
]);
