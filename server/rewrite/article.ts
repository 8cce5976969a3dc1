import type { Note } from "../note/note.ts";
import { lastBegunAt, textOf } from "../note/span.ts";
import type { Edit } from "../rules/rule.ts";

/** Takes the "a" or "an" in front of an edit along where the new words sound otherwise: "an addict" but "a person". */
export function withArticle({ words, text }: Note, edit: Edit): Edit {
  let at = lastBegunAt(words, edit.start);
  while (at >= 0 && words[at]!.end > edit.start) at--;
  const before = words[at];
  if (before === undefined || !/^an?$/.test(before.norm) || !/^\s+$/.test(text.slice(before.end, edit.start)))
    return edit;
  const wanted = soundsLikeVowel(edit.text) ? "an" : "a";
  if (before.norm === wanted) return edit;
  const article = textOf(text, before).startsWith("A") ? wanted.replace("a", "A") : wanted;
  return {
    start: before.start,
    end: edit.end,
    text: article + text.slice(before.end, edit.start) + edit.text,
  };
}

/** By sound, not by letter: "an hour", "a union", "a one-time visit", "an x-ray". */
function soundsLikeVowel(text: string): boolean {
  if (/^(?:uni(?!n)|use|usu|uri|eu|one\b|once|ubi)/i.test(text)) return false;
  return /^(?:[aeiou]|hour|honest|heir|x-)/i.test(text);
}
