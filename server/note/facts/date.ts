import { type FoundDate } from "../dates.ts";
import type { Field } from "../fields.ts";
import { isSpanish } from "../sheet.ts";
import { invalid, missing, present, unlabelled, type Fact } from "./fact.ts";
import { inlineDate } from "./inline.ts";
import type { Source } from "./source.ts";

/** The day of the service: of its own field, of a header line without a label, or told in the narrative. */
export function dateFact(source: Source): Fact<FoundDate> {
  const fields = source.named("date");
  for (const field of fields) {
    const found = dateIn(source, field);
    if (found) return datedFact(found, field);
  }
  const wrong = fields.find((field) => !source.isOpen(field));
  if (fields[0] && !wrong) return missing(fields[0]);
  const inside = looseDate(source);
  if (inside) return inside;
  if (wrong) return invalid(wrong, "no-date");
  const said = inlineDate(source.text, source.story, source.strict);
  if (said === undefined) return missing();
  const field: Field = { name: "date", label: undefined, value: said, origin: "inline" };
  return said.iso === undefined
    ? invalid<FoundDate>(field, "impossible-date")
    : { state: "inline", field, at: said, value: said };
}

/** The first date of a field. Where a label asks for a date, one without a year is one too. */
export function dateIn({ text, datesIn }: Source, { label, value }: Field): FoundDate | undefined {
  const date = datesIn(value, { dayFirst: isSpanish(text, label), withoutYear: true })[0];
  return date && { ...date, start: value.start + date.start, end: value.start + date.end };
}

export const datedFact = (found: FoundDate, field: Field): Fact<FoundDate> =>
  found.hasYear && found.iso === undefined
    ? invalid(field, "impossible-date", found, found)
    : present(field, found, found);

/** A date in a header line that has no label of its own. */
function looseDate({ header, datesIn }: Source): Fact<FoundDate> | undefined {
  for (const value of header) {
    const found = datesIn(value)[0];
    if (found === undefined) continue;
    const at = { ...found, start: value.start + found.start, end: value.start + found.end };
    return datedFact(at, unlabelled("date", at));
  }
  return undefined;
}
