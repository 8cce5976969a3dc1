import { inline, missing, present, unlabelled, type Fact } from "./fact.ts";
import { inlineService, namesService } from "./inline.ts";
import type { Source } from "./source.ts";

/** What kind of service: of its field, beside the code, in a title or header line, or told in the narrative. */
export function serviceFact(source: Source): Fact<string> {
  const { text, words, named, isOpen } = source;
  const fields = named("service-type");
  const stated =
    fields.find((field) => !isOpen(field)) ??
    named("code").find((field) => /\p{L}{4}/u.test(words(field.value)) && !isOpen(field));
  if (stated) return present(stated, words(stated.value));
  if (fields[0]) return missing(fields[0]);
  for (const value of [...source.header, ...named("program").map((field) => field.value)]) {
    const written = words(value);
    if (namesService(written) && !isGenericTitle(written))
      return present(unlabelled("service-type", value), written);
  }
  const loose = [
    ...source.layout.loose,
    ...named("other")
      .filter(({ label }) => !label)
      .map(({ value }) => value),
  ];
  const title = loose.find((value) => words(value).length < 40 && KIND.test(words(value)));
  if (title) return present(unlabelled("service-type", title), words(title));
  const said = inlineService(text, source.story);
  return said ? inline("service-type", said, words(said)) : missing();
}

/** In a title or a line of facts one word says what kind of service it is: "OUTREACH", "Bridger". */
const KIND =
  /\b(?:outreach|engagement|bridg(?:er|ing)|warm ?line)\b|^(?:individual|group|one[- ]to[- ]one)$/i;

/** "Peer Support Progress Note" names the form, not the service. */
const isGenericTitle = (title: string): boolean =>
  /\b(?:notes?|form|documentation|record|program|department|division|county|agency|team|services)\b/i.test(
    title,
  ) &&
  !/\b(?:individual|group|family|youth|bridg\w*|outreach|warm ?line|engagement|skill\w*|coaching|one[- ]to[- ]one|1:1)\b/i.test(
    title,
  );
