import { doerOf } from "./doer.ts";
import type { Note } from "./note.ts";
import type { Role } from "./roles.ts";
import { overlaps, type Span } from "./span.ts";
import { isWriterQuoted, speakerOf, type Scope } from "./speech.ts";

/**
 * Whose words they are: the writer's own, the person's as the writer reports them, a quotation, or
 * another professional's or relative's, carried into the record.
 */
export type Voice = "writer" | "reported" | "quoted" | "staff";

/** Words of a note, by their index: `first` to before `last`. */
export type Range = Span & { readonly first: number; readonly last: number };

/** Whose words stand at `range`, as far as the sentence around them tells. */
export function voiceAt(note: Note, range: Range): Voice {
  const quotation = note.quotations.find((found) => overlaps(found, range));
  if (quotation !== undefined) return isWritersOwn(note, quotation) ? "writer" : "quoted";
  const speaker = speakerOf(scopeOf(note, range), range.first, range.last);
  if (speaker === "person") return "reported";
  return speaker === "other" || speaker === "team" ? "staff" : "writer";
}

/** Who does what the words at `range` say: "I told him to" and "told him to" are the writer's act, "his nurse told him to" is not. */
export const doerAt = (note: Note, range: Range): Role =>
  doerOf(scopeOf(note, range), range.first, range.last);

/** True where the writer speaks of themself: lived experience, shared in the person's service. */
export function isOwnStory(note: Note, range: Range): boolean {
  const { words, first } = scopeOf(note, range);
  for (let at = range.first - 1; at >= Math.max(first, range.first - 5); at--) {
    const { norm, kind } = words[at]!;
    if (norm === "my" || norm === "myself" || norm === "i") return true;
    if (kind !== "word" || ENDS_OWN.has(norm)) return false;
  }
  return words[range.last]?.norm === "myself";
}

/** Words behind which "my" and "I" speak of somebody else: "I told him he is ...", "I saw she was ...". */
const ENDS_OWN: ReadonlySet<string> = new Set(
  "he she they him her them his their client member participant caller pt who that told said saw think thought felt feel noticed found know knew asked for about as".split(
    " ",
  ),
);

function isWritersOwn(note: Note, quotation: Span): boolean {
  const opening = note.words.findIndex(({ start }) => start >= quotation.start);
  return isWriterQuoted(scopeOf(note, { first: opening }), opening);
}

function scopeOf(note: Note, { first: index }: { readonly first: number }): Scope {
  const sentence = note.sentences.find(({ first, last }) => first <= index && index < last);
  const { first, last } = sentence ?? { first: 0, last: note.words.length };
  return { words: note.words, text: note.text, first, last };
}
