import type { Word } from "../note/words.ts";

/** Words too common to hang a phrase on, and never a person's name at the start of a sentence. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `a about after again all also am an and another any anyone are around as asked at away back be became because been before being
  both but by came can clients could day did do does done down during each even ever every everybody everyone few first
  for from get gets getting go goes going good got had has have having he her here hers him his how i if in into is it
  its just keep last later let like made make me more most much my never next no nobody not now of off on once one only
  or other our out over own people person put said same say says see seen she should so some someone staff still such
  take team than that the their them then there these they this those though through time to today tonight too took
  two under until up us very was way we well went were what when where which while who why will with without would
  yes yesterday you your 's 're 've 'll 'd 'm n't`.split(/\s+/),
);

/** Capitalised words that open a sentence or name a time, a role or a note's section, and are no person's name. */
const NOT_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
  march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  client member participant caller peer writer patient pt clt ct dr mr mrs ms miss per note plan goal narrative behavior
  intervention response situation data assessment subjective objective summary next met told talked spoke shared
  helped called gave listened worked went visited stopped picked drove walked sat encouraged advised instructed urged
  reminded informed counseled counselled warned ordered explained assessed evaluated screened decided arranged
  denied denies endorsed reports reported states stated appears appeared seems seemed presented presents affect mood
  speech thoughts insight judgment grandma grandpa mom dad mother father sister brother aunt uncle`.split(
    /\s+/,
  ),
);

const TITLES: ReadonlySet<string> = new Set("dr mr mrs ms miss nurse officer judge".split(" "));

/** How many words, from `at` in this direction, may be one name: "Inez", "Big Mike", "Dr. Lee". Longest first. */
export function nameLengths(words: readonly Word[], text: string, at: number, direction: 1 | -1): number[] {
  if (direction === 1 && isTitle(words[at])) {
    const dot = words[at + 1]?.norm === "." ? 1 : 0;
    return isName(words[at + 1 + dot], text) ? [2 + dot] : [];
  }
  if (!isName(words[at], text)) return [];
  const second = isName(words[at + direction], text);
  if (direction === 1) return second ? [2, 1] : [1];
  const dot = words[at - 1]?.norm === "." ? 1 : 0;
  if (isTitle(words[at - 1 - dot])) return [2 + dot];
  return second ? [2, 1] : [1];
}

const isTitle = (word: Word | undefined): boolean => word !== undefined && TITLES.has(word.norm);

function isName(word: Word | undefined, text: string): boolean {
  if (word?.kind !== "word" || COMMON_WORDS.has(word.norm) || NOT_NAMES.has(word.norm)) return false;
  const first = text[word.start]!;
  return first !== first.toLowerCase() && /^\p{L}/u.test(first);
}
