import type { Note } from "../note/note.ts";
import { isPlaceholder } from "../note/placeholder.ts";
import { textOf } from "../note/span.ts";

/** True where the note has a section for strengths and something stands in it. */
export const statesStrength = ({ text, sections }: Note): boolean =>
  sections.some(
    ({ heading, body }) =>
      heading !== undefined &&
      /\bstrengths?\b/i.test(textOf(text, heading)) &&
      isThere(textOf(text, body).slice(0, LONGEST)),
  );

/** As much of a section as tells whether there is something in it. */
const LONGEST = 200;

const isThere = (written: string): boolean =>
  !isPlaceholder(written) && !/^\s*(?:no|none|not|unable|limited|few|poor)\b/i.test(written);
