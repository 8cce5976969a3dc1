import { type FoundDate } from "../dates.ts";
import type { Field, RequiredField } from "../fields.ts";
import { holdsName, readSignatureLine, type SignatureLine } from "../signature.ts";
import type { Span } from "../span.ts";
import { dateIn, datedFact } from "./date.ts";
import { invalid, missing, present, type Fact } from "./fact.ts";
import { inlineSignature } from "./inline.ts";
import type { Source } from "./source.ts";

/** Who signed and when. `service` is the day of the service, which no signature comes before. */
export function signatureFacts(
  source: Source,
  service: string | undefined,
): { readonly signature: Fact<string>; readonly "signature-date": Fact<FoundDate> } {
  const { text, story, layout, words, named } = source;
  const fields = named("signature");
  const stated = fields.find((field) => !source.isBlank(field) && holdsName(words(field.value)));
  const said =
    stated || story.length === 0
      ? undefined
      : (inlineSignature(text, layout.prose) ?? (fields.length === 0 ? datedWriter(source) : undefined));
  return {
    signature: stated
      ? present(stated, words(stated.value))
      : said?.name
        ? present(signed("signature", said.name), words(said.name))
        : byWriter(source, fields[0]),
    "signature-date": signatureDateFact(source, service, said?.date),
  };
}

/** "By: Quentin Ashdown, peer counselor, 5/19/26" below the story: who wrote, and gives the day, signs. */
function datedWriter({ text, story, words, named }: Source): SignatureLine | undefined {
  const told = story.at(-1)?.end ?? 0;
  const writer = named("writer").find(
    ({ label, value }) => label && value.start > told && WRITER.test(words(label)),
  );
  const line = writer && readSignatureLine(text, writer.value);
  return line?.name && line.date ? line : undefined;
}

const WRITER =
  /^(?:(?:note |written |completed |prepared |documented |submitted |entered |reported )?by|peer|staff|provider|author|writer|specialist|peer specialist|peer support specialist|worker)$/i;

/** A name with a credential above the narrative says who wrote; it signs only if nothing else is meant to. */
function byWriter({ words, named }: Source, blank: Field | undefined): Fact<string> {
  const writer = named("writer").find(({ label, origin }) => !label && origin === "signature-line");
  return writer && !blank ? present(writer, words(writer.value)) : missing(blank);
}

function signatureDateFact(
  source: Source,
  service: string | undefined,
  said: Span | undefined,
): Fact<FoundDate> {
  const fields = source.named("signature-date");
  for (const field of fields) {
    const found = dateIn(source, field);
    if (found) return signedFact(found, field, service);
  }
  const wrong = fields.find((field) => !source.isOpen(field));
  if (wrong) return invalid(wrong, "no-date");
  const found = said && source.datesIn(said)[0];
  return found
    ? signedFact({ ...found, ...said }, signed("signature-date", said), service)
    : missing(fields[0]);
}

const signed = (name: RequiredField, value: Span): Field => ({
  name,
  label: undefined,
  value,
  origin: "signature-line",
});

function signedFact(found: FoundDate, field: Field, service: string | undefined): Fact<FoundDate> {
  const fact = datedFact(found, field);
  return fact.state === "present" && service !== undefined && found.iso !== undefined && found.iso < service
    ? invalid(field, "signed-before-service", found, found)
    : fact;
}
