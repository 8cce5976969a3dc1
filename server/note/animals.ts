import { isName } from "./names.ts";
import { subjectEndingAt } from "./roles.ts";
import type { Sentence } from "./sentences.ts";
import { lastBegunAt } from "./span.ts";
import type { Word } from "./words.ts";

/**
 * True where the words at `at` are said of a pet: the nearest being named before them in their sentence is an animal, or a
 * sentence opens with its name right behind one that ends on the animal ("First thing, the cat. Pharaoh refuses his pills").
 */
export function isAboutAnimal(
  words: readonly Word[],
  text: string,
  sentences: readonly Sentence[],
  at: number,
): boolean {
  const index = lastBegunAt(sentences, words[at]!.start);
  const sentence = sentences[index];
  if (sentence === undefined || at >= sentence.last) return false;
  for (let before = at - 1; before >= sentence.first; before--) {
    if (ANIMALS.has(words[before]!.norm)) return true;
    const named = subjectEndingAt(words, text, before);
    if (named === undefined || PRONOUNS.has(words[before]!.norm)) continue;
    if (named.first > sentence.first) return false;
  }
  const before = sentences[index - 1];
  if (before === undefined || !isName(words[sentence.first], text)) return false;
  return ANIMALS.has(lastWord(words, before)?.norm ?? "");
}

const lastWord = (words: readonly Word[], { first, last }: Sentence): Word | undefined =>
  words.slice(first, last).findLast(({ kind }) => kind === "word");

const PRONOUNS: ReadonlySet<string> = new Set(["he", "she", "they", "it", "who"]);

const ANIMALS: ReadonlySet<string> = new Set(
  `cat cats kitten kittens dog dogs puppy puppies pup horse pony mule donkey goat goats chicken chickens hen rooster goose parrot
  parakeet bird crow seagull squirrel raccoon rabbit bunny hamster iguana turtle fish pug terrier chihuahua`.split(
    /\s+/,
  ),
);
