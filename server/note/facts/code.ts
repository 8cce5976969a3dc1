import { findProcedureCodes, type ProcedureCode } from "../codes.ts";
import type { Field } from "../fields.ts";
import { shifted, type Span } from "../span.ts";
import { inline, invalid, missing, present, unlabelled, type Fact } from "./fact.ts";
import type { Source } from "./source.ts";

/** The procedure code: of its field, of a header line without a label, or told in the narrative. */
export function codeFact(source: Source): Fact<readonly ProcedureCode[]> {
  const codesIn = (span: Span, labelled: boolean) =>
    shifted(findProcedureCodes(source.words(span), labelled), span.start);
  const fields = source.named("code");
  for (const field of fields) {
    const codes = codesIn(field.value, true);
    if (codes.length > 0) return codedFact(codes, field);
  }
  for (const value of source.header) {
    const codes = codesIn(value, false);
    if (codes.length > 0) return codedFact(codes, unlabelled("code", value));
  }
  const other = fields.find((field) => !source.isOpen(field) && /\d/.test(source.words(field.value)));
  if (other) return invalid(other, "other-code");
  if (fields[0]) return missing(fields[0]);
  for (const span of source.story) {
    const codes = codesIn(span, false);
    if (codes[0] === undefined) continue;
    const told = inline("code", codes[0], codes);
    const fact = codedFact(codes, told.field!);
    return fact.state === "invalid" ? fact : { ...told, at: fact.at };
  }
  return missing();
}

/** A peer's code beside another one is enough, unless the field's own first code is another agency's. */
function codedFact(codes: readonly ProcedureCode[], field: Field): Fact<readonly ProcedureCode[]> {
  const wrong = codes.find(({ trouble }) => trouble === "other-code" || trouble === "letter-o");
  const right = codes.find(({ trouble }) => trouble === undefined);
  const overrules = wrong?.trouble === "other-code" && field.label !== undefined && /^H/.test(wrong.code);
  return wrong && (!right || overrules)
    ? invalid(field, wrong.trouble === "letter-o" ? "letter-o" : "other-code", codes, wrong)
    : present(field, codes, right ?? field.value);
}
