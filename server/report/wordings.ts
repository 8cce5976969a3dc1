import type { Entry } from "../lexicon/lexicon.ts";

/** An entry of the lexicon as people read it, in English as notes are. All of it is invented: no word comes from a note. */
export type Wording = {
  /** A sentence that has the words. */
  readonly before: string;
  /** The same in plain words, some plain words, or what to ask. */
  readonly better: string | undefined;
};

/** Where an entry has pairs of sentences they show best what is meant; its plain words fit only some of its phrases. */
export function wordingOf({ pairs = [], examples, instead = [], ask }: Entry): Wording {
  const [pair] = pairs;
  if (pair !== undefined) return { before: pair.before, better: pair.after };
  const example = examples.find((one) => one.includes("[[")) ?? "";
  const plain = instead.filter((said) => typeof said === "string").slice(0, MOST);
  return {
    before: example.replace(/\[\[(.*?)\]\]/gs, "$1"),
    better: ask ?? (plain.length > 0 ? plain.map(withoutForms).join("; ") : undefined),
  };
}

const MOST = 3;

/** "say:verb no" is "say no". */
const withoutForms = (phrase: string): string => phrase.replace(/:(?:verb|noun|adjective)/g, "");
