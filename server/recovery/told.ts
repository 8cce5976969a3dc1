import type { Sign } from "../lexicon/lexicon.ts";
import type { Note } from "../note/note.ts";
import { contains, lastBegunAt } from "../note/span.ts";
import { doerAt, subjectAt } from "../note/voice.ts";

/** True where the note says that something is so: not in a quotation, not negated, not for another day, and of whom it has to be said. */
export function isTold(note: Note, sign: Sign): boolean {
  const quotation = note.quotations[lastBegunAt(note.quotations, sign.start)];
  if (quotation !== undefined && contains(quotation, sign)) return false;
  return !isDenied(note, sign) && isRightDoer(note, sign);
}

function isRightDoer(note: Note, sign: Sign): boolean {
  switch (sign.source.doer) {
    case undefined:
      return true;
    case "person":
      return subjectAt(note, sign) === "person";
    case "writer":
      return doerAt(note, sign) === "writer";
  }
}

/** "Did not share", "will read it to her", "wants to do it herself": a word or two before says that it was not so, or is not yet. */
function isDenied({ words }: Note, { first, source }: Sign): boolean {
  const unreal = source.signal === "goal" ? NEGATING : UNREAL;
  for (let at = first - 1; at >= Math.max(0, first - NEAR); at--) {
    const { kind, norm } = words[at]!;
    if (kind !== "word") return false;
    if (norm === "to" && REACHED.has(words[at - 1]?.norm ?? "")) return false;
    if (unreal.has(norm) || norm.endsWith("n't")) return true;
  }
  return false;
}

const NEAR = 3;

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const NEGATING = list(
  "not never no cannot cant dont didnt doesnt wasnt isnt nor hardly if without lacks lacked nobody",
);
const UNREAL = new Set([
  ...NEGATING,
  ...list("will 'll would 'd could can may might should must to declined refused unable cannot wants wanted"),
]);
/** "Able to", "managed to": it was so all the same. */
const REACHED = list("able managed");
