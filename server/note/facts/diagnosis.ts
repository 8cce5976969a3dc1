import { findDiagnosisCodes, type DiagnosisCode } from "../codes.ts";
import { contains, shifted, type Span } from "../span.ts";
import { inline, invalid, missing, present, unlabelled, type Fact } from "./fact.ts";
import type { Source } from "./source.ts";

/** The diagnosis code: of its field, of a header line without a label, or told in the narrative. */
export function diagnosisFact(source: Source): Fact<readonly DiagnosisCode[]> {
  const codesIn = (span: Span, labelled: boolean) =>
    shifted(findDiagnosisCodes(source.words(span), labelled), span.start);
  const fields = source.named("diagnosis-code");
  for (const field of fields) {
    const codes = codesIn(field.value, true);
    const right = codes.find(({ ok }) => ok);
    if (right) return present(field, codes, right);
    if (codes[0]) return invalid(field, "not-icd-10", codes, codes[0]);
  }
  const places = source.named("location").map(({ value }) => value);
  for (const value of source.header) {
    const codes = codesIn(value, false).filter(({ ok }) => ok);
    const first = codes[0];
    if (first && !places.some((place) => contains(place, first)))
      return present(unlabelled("diagnosis-code", value), codes, first);
  }
  const wrong = fields.find((field) => !source.isOpen(field) && /\d/.test(source.words(field.value)));
  if (wrong) return invalid(wrong, "not-icd-10");
  if (fields[0]) return missing(fields[0]);
  for (const span of source.story) {
    const codes = codesIn(span, false);
    if (codes[0]) return inline("diagnosis-code", codes[0], codes);
  }
  return missing();
}
