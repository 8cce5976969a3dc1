import { promptFor, replacePrompts } from "../note/prompt.ts";
import { ABOUT } from "./about.ts";
import type { Offer } from "./offer.ts";
import { gapBefore, type ValuePlace } from "./place.ts";

/** How the sentence of a plan may open, while nothing else stands in it. Who, what and when is for the writer to say. */
export function startersAt(text: string, { field, taken, open }: ValuePlace, offset: number): Offer[] {
  const begun = open ? "" : text.slice(field.value.start, offset);
  if (!open && /\S/.test(text.slice(offset, field.value.end))) return [];
  return STARTERS.map((sentence) => ({ sentence, shown: replacePrompts(sentence, () => "…").slice(0, -1) }))
    .filter(({ shown }) => shown.toLowerCase().startsWith(begun.toLowerCase()))
    .map(({ sentence, shown }) => ({
      kind: "starter",
      label: shown,
      detail: { id: "complete/starter" },
      about: { id: ABOUT.plan },
      edit: { ...taken, text: gapBefore(text, taken.start) + sentence },
      match: (open ? text.slice(taken.start, offset) : "") + shown,
    }));
}

const who = promptFor("who");
const what = promptFor("what, and when");

const STARTERS: readonly string[] = [
  `We agreed that ${who} will ${what}.`,
  `${who} will ${what}.`,
  `I will ${what}.`,
  `We will meet again ${promptFor("when and where")}.`,
];
