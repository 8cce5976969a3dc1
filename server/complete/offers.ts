import { isSigned } from "../note/facts/facts.ts";
import type { Note } from "../note/note.ts";
import type { Settings } from "../settings.ts";
import { labelsAt } from "./labels.ts";
import type { Offer } from "./offer.ts";
import { valuesAt } from "./values-at.ts";

/** What an offer may know beside the note: `today` is the writer's day, YYYY-MM-DD. */
export type OfferContext = { readonly settings: Settings; readonly today: string };

/**
 * What may be written at an offset (UTF-16), the likeliest first: values behind a label, labels where a line starts. Never
 * prose: what happened is for the writer to tell. Nothing in a signed note either, a finished record that only an addendum
 * may change.
 */
export function offersAt(note: Note, offset: number, { settings, today }: OfferContext): Offer[] {
  if (isSigned(note)) return [];
  return [...valuesAt(note, offset, today), ...labelsAt(note, offset, settings)];
}
