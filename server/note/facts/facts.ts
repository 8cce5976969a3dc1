import type { DiagnosisCode, ProcedureCode } from "../codes.ts";
import type { FoundDate } from "../dates.ts";
import type { Duration } from "../durations.ts";
import type { Field, Layout, RequiredField } from "../fields.ts";
import type { Memory } from "../memory.ts";
import { promptsIn } from "../prompt.ts";
import { overlaps } from "../span.ts";
import { codeFact } from "./code.ts";
import { dateFact } from "./date.ts";
import { diagnosisFact } from "./diagnosis.ts";
import { durationFact } from "./duration.ts";
import { present, type Fact } from "./fact.ts";
import { locationFact } from "./location.ts";
import { serviceFact } from "./service.ts";
import { signatureFacts } from "./signature.ts";
import { sourceOf } from "./source.ts";
import { narrativeFact, planFact } from "./story.ts";

type Values = {
  date: FoundDate;
  "signature-date": FoundDate;
  duration: Duration;
  code: readonly ProcedureCode[];
  "diagnosis-code": readonly DiagnosisCode[];
};
export type Facts = {
  readonly [Name in RequiredField]: Fact<Name extends keyof Values ? Values[Name] : string>;
};

/** A note with a signature and its date is a finished record: what it lacks belongs into an addendum. */
export const isSigned = ({ facts }: { readonly facts: Facts }): boolean =>
  facts.signature.value !== undefined && facts["signature-date"].value !== undefined;

/** Reads the ten required facts of a note: from their fields, from header lines without labels, else from the narrative. */
export function factsOf(text: string, layout: Layout, memory: Memory): Facts {
  const source = sourceOf(text, layout, memory);
  const date = dateFact(source);
  const facts: Facts = {
    "service-type": serviceFact(source),
    narrative: narrativeFact(source),
    date,
    duration: durationFact(source),
    location: locationFact(source),
    ...signatureFacts(source, date.value?.iso),
    "diagnosis-code": diagnosisFact(source),
    code: codeFact(source),
    plan: planFact(source),
  };
  const prompts = promptsIn(text);
  if (prompts.length === 0) return facts;
  // A prompt that a fix left is spoken of as such: its field is not missing a second time.
  const asksMinutes = ({ name }: Field): boolean => name === "time" && facts.duration.state === "missing";
  const answered = layout.fields
    .filter(({ value }) => prompts.some((prompt) => overlaps(prompt, value)))
    .map((field) => [asksMinutes(field) ? "duration" : field.name, present(field, undefined)]);
  return { ...facts, ...(Object.fromEntries(answered) as Partial<Facts>) };
}
