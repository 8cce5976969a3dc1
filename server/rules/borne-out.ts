import { findProcedureCodes } from "../note/codes.ts";
import { findDates } from "../note/dates.ts";
import type { Facts } from "../note/facts/facts.ts";
import type { RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import codeServiceMismatch from "./check-code-service-mismatch.ts";
import lateSignature from "./check-late-signature.ts";
import otherParticipant from "./check-other-participant.ts";
import { dayOrder } from "./likely.ts";

/**
 * Whether nothing in the rest of a note speaks against a value for a fact that it lacks: the service against a code, one day
 * against the other. A value that would only raise the next question is not worth an offer.
 */
export function isBorneOut(note: Note, name: RequiredField, value: string): boolean {
  const facts = withFact(note, name, value);
  const [service, signed] = [facts.date.value?.iso, facts["signature-date"].value?.iso];
  if (service !== undefined && signed !== undefined && signed < service) return false;
  return JUDGES.every((rule) => rule.check({ ...note, facts }).next().done);
}

/** The rules that hold one fact against another. */
const JUDGES = [codeServiceMismatch, lateSignature, otherParticipant];

function withFact({ text, facts }: Note, name: RequiredField, written: string): Facts {
  const fact = { state: "present", field: undefined, at: { start: 0, end: 0 } } as const;
  const dayFirst = dayOrder(text, facts[name].field?.label) === "day-first";
  if (name === "code") return { ...facts, code: { ...fact, value: findProcedureCodes(written, true) } };
  if (name === "date" || name === "signature-date")
    return { ...facts, [name]: { ...fact, value: findDates(written, { dayFirst })[0] } };
  return { ...facts, [name]: { ...fact, value: written } };
}
