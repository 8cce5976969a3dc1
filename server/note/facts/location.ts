import { HEADER_PLACES } from "../places.ts";
import { isStrung } from "../telling.ts";
import { inline, missing, present, unlabelled, type Fact } from "./fact.ts";
import { inlineLocation } from "./inline.ts";
import type { Source } from "./source.ts";

/** Where the person was: of its field, of a header line without a label, or told in the narrative. */
export function locationFact(source: Source): Fact<string> {
  const { text, words, named } = source;
  const fields = named("location");
  const stated = fields.find((field) => !source.isOpen(field));
  if (stated) return present(stated, words(stated.value));
  if (fields[0]) return missing(fields[0]);
  const beside = named("other", "service-type", "duration", "date", "time", "code")
    .filter(
      ({ origin, value }) =>
        isPlaced(words(value)) ||
        (origin === "unlabelled" && (PLACE.test(words(value)) || BESIDE_PLACE.test(words(value)))),
    )
    .map(({ value }) => value);
  const place = beside[0] ?? source.layout.loose.find((value) => isPlaced(words(value)));
  if (place) return present(unlabelled("location", place), words(place));
  const facility = named("program").find(
    ({ label, value }) => label && /^facility$/i.test(words(label)) && PLACE.test(words(value)),
  );
  if (facility) return present(facility, words(facility.value));
  const said = inlineLocation(text, source.story);
  return said ? inline("location", said, words(said)) : missing();
}

const isPlaced = (written: string): boolean =>
  AT_PLACE.test(written) || REMOTE.test(written) || (PLACE.test(written) && isStrung(written));

const PLACE = new RegExp(String.raw`\b(?:${HEADER_PLACES})(?!\w)`, "i");
const AT_PLACE =
  /(?:^|[\s,(])(?:at|in|@)\s(?:the\s|his\s|her\s|their\s|client['’]s\s|member['’]s\s)?\p{L}+/iu;
/** "Behind the Shell on Route 9": a stretch of a header that opens like this can say nothing else. */
const BESIDE_PLACE =
  /^(?:at|in|on|by|behind|outside|inside|under|near|beside|across from|in front of|next to)\s(?:the|an?|his|her|their|our)\s\p{L}/iu;
const REMOTE =
  /\bpos:? ?\d\d\b|\b(?:by|via|over|on)\s(?:the\s)?(?:phone|telephone|zoom|video|telehealth)\b|\btelehealth\b|\btelephone\b/i;
