import type { Note } from "../note/note.ts";
import { dayOrder } from "../rules/likely.ts";
import { ABOUT } from "./about.ts";
import { credentialAt } from "./credential.ts";
import type { Offer } from "./offer.ts";
import { gapBefore, valuePlaceAt } from "./place.ts";
import { startersAt } from "./starters.ts";
import { valuesOf } from "./values.ts";

/** Values for the label that the caret stands behind. */
export function valuesAt(note: Note, offset: number, today: string): Offer[] {
  const { text } = note;
  const place = valuePlaceAt(note, offset);
  if (place === undefined) return [];
  const { field, taken, open } = place;
  if (field.name === "plan") return startersAt(text, place, offset);
  if (field.name === "signature") return credentialAt(text, place, offset);
  const written = open ? text.slice(taken.start, offset) : "";
  return valuesOf(field.name, today, dayOrder(text, field.label)).map((value) => ({
    kind: "value",
    label: value.text,
    detail: value.detail,
    about: { id: ABOUT[field.name] },
    edit: { ...taken, text: gapBefore(text, taken.start) + value.text },
    match: [written + value.text, value.words].filter(Boolean).join(" "),
  }));
}
