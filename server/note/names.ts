import type { Word } from "./words.ts";

/** True where a word is written with a capital letter first. */
export function isCapitalized(word: Word, text: string): boolean {
  const first = text[word.start]!;
  return first !== first.toLowerCase();
}

/** Whether a word may be a person's name: capitalised, and not a word that opens sentences or names a day or role. */
export function isName(word: Word | undefined, text: string): word is Word {
  return (
    word?.kind === "word" &&
    isCapitalized(word, text) &&
    /^\p{L}/u.test(text[word.start]!) &&
    !COMMON_WORDS.has(word.norm) &&
    !NOT_NAMES.has(word.norm)
  );
}

/** How many words, from `at` in this direction, may be one name: "Inez", "Big Mike", "Dr. Lee". Longest first. */
export function nameLengths(words: readonly Word[], text: string, at: number, direction: 1 | -1): number[] {
  if (direction === 1 && isTitle(words[at])) {
    const dot = words[at + 1]?.norm === "." ? 1 : 0;
    return isName(words[at + 1 + dot], text) ? [2 + dot] : [];
  }
  if (!isName(words[at], text)) return [];
  const second = isName(words[at + direction], text);
  const title = direction === -1 ? titleBefore(words, at) : undefined;
  if (title !== undefined) return [at - title + 1];
  return second ? [2, 1] : [1];
}

/** The name that ends at `at`: where it begins, and whether a professional's title stands before it. */
export function nameStart(
  words: readonly Word[],
  text: string,
  at: number,
): { first: number; titled: "professional" | "courtesy" | undefined } | undefined {
  if (!isName(words[at], text)) return undefined;
  const first = isName(words[at - 1], text) ? at - 1 : at;
  const title = titleBefore(words, first);
  if (title === undefined) return { first, titled: undefined };
  return { first: title, titled: COURTESY.has(words[title]!.norm) ? "courtesy" : "professional" };
}

function titleBefore(words: readonly Word[], at: number): number | undefined {
  const index = at - 1 - (words[at - 1]?.norm === "." ? 1 : 0);
  return isTitle(words[index]) ? index : undefined;
}

const isTitle = (word: Word | undefined): boolean =>
  word !== undefined && (COURTESY.has(word.norm) || PROFESSIONAL.has(word.norm));

const COURTESY: ReadonlySet<string> = new Set(["mr", "mrs", "ms", "miss", "mx", "sra", "sr"]);
const PROFESSIONAL: ReadonlySet<string> = new Set("dr nurse officer judge deputy sgt pastor prof".split(" "));

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

/** Capitalised words that open a sentence or name a time, a role, a public body or a note's section, and are no person's name. */
const NOT_NAMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
  march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  client member participant caller peer writer patient pt clt ct dr mr mrs ms miss per note plan goal narrative behavior
  intervention response situation data assessment subjective objective summary next met told talked spoke shared
  helped called gave listened worked went visited stopped picked drove walked sat encouraged advised instructed urged
  reminded informed counseled counselled warned ordered explained assessed evaluated screened decided arranged
  denied denies endorsed reports reported states stated appears appeared seems seemed presented presents affect mood
  speech thoughts insight judgment wished thanked offered stayed waited watched cooked played looked showed gathered
  started tried reviewed discussed practiced completed provided brought dropped left ran kept put set told did gave
  congress senate house government council america american americans state washington
  signed cancelled canceled booked scheduled moved placed enrolled poured threw grandma grandpa mom dad mother father sister brother aunt uncle`.split(
    /\s+/,
  ),
);
