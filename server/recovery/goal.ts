import type { Note } from "../note/note.ts";
import { isPlaceholder, startsAsPlaceholder } from "../note/placeholder.ts";
import { textOf } from "../note/span.ts";

/** True where the note has a field or section for the goal and something stands in it. */
export const statesGoal = ({ text, fields }: Note): boolean =>
  fields.some(({ name, value }) => name === "goal" && isAim(textOf(text, value).slice(0, LONGEST)));

/** As much of a value as tells whether it is one. */
const LONGEST = 400;

const isAim = (written: string): boolean =>
  !isPlaceholder(written) && !startsAsPlaceholder(written.slice(0, 79)) && !NO_AIM.test(written);

/** That there is none, or what a program asks of the person. */
const NO_AIM =
  /^\s*(?:no|none|not|didn['’]?t|did not|declined)\b|\b(?:non-?)?(?:complian(?:ce|t)|adheren(?:ce|t))\b/i;
