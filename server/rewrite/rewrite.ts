import type { Hit } from "../lexicon/lexicon.ts";
import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import type { Fix } from "../rules/rule.ts";

/** The lexicon's alternatives for a finding, best first. Words about danger have none: they are kept. */
export function rewritesOf(note: Note, { entry, start, end }: Hit): Fix[] {
  if (entry.safety) return [];
  const written = textOf(note.text, { start, end });
  return (entry.instead ?? []).map((alternative) => {
    const text = likeWritten(alternative, written);
    return {
      kind: "rewrite",
      title: { id: "fix/replace", args: { text } },
      edits: [{ start, end, text }],
    };
  });
}

/** A word that opened with a capital is replaced by one that does. */
function likeWritten(alternative: string, written: string): string {
  const first = written[0] ?? "";
  const capital = first !== first.toLowerCase() && written !== written.toUpperCase();
  return capital ? alternative[0]!.toUpperCase() + alternative.slice(1) : alternative;
}
