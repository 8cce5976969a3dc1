import type { RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import { findDates } from "../note/dates.ts";
import type { Edit, Fix } from "./rule.ts";

/** Mends what can only be a slip of the keys, where one reading alone is left: HOO38 is H0038, 25/03/2026 is 03/25/2026. */
export function correctionsOf(note: Note, name: RequiredField): Fix[] {
  if (name === "code") return letterO(note);
  return name === "date" || name === "signature-date" ? monthFirst(note, name) : [];
}

const letterO = ({ facts }: Note): Fix[] =>
  (facts.code.value ?? [])
    .filter(({ trouble }) => trouble === "letter-o")
    .map(({ start, end, code }) => ({ ...correct({ start, end, text: code }), safe: true }));

/** Day and month changed places: no month has a number over twelve. */
function monthFirst({ text, facts }: Note, name: "date" | "signature-date"): Fix[] {
  const { at, trouble } = facts[name];
  if (at === undefined || trouble !== "impossible-date") return [];
  const found = /^(\d{1,2})([/.-])(\d{1,2})(\2(?:\d{4}|\d{2}))$/.exec(textOf(text, at));
  if (found === null) return [];
  const swapped = `${found[3]}${found[2]}${found[1]}${found[4]}`;
  const isOnlyReading = Number(found[1]) > 12 && findDates(swapped)[0]?.iso !== undefined;
  return isOnlyReading ? [correct({ ...at, text: swapped })] : [];
}

const correct = (edit: Edit): Fix => ({
  kind: "correct",
  title: { id: "fix/replace", args: { text: edit.text } },
  edits: [edit],
});
