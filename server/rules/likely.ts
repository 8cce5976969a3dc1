import type { RequiredField } from "../note/fields.ts";
import { isSpanish } from "../note/sheet.ts";
import type { Span } from "../note/span.ts";
import type { DayOrder } from "../note/written-day.ts";

/** What a required fact is called in a note, and the question that stands for it until it is answered. */
export const WORDING: Readonly<Record<RequiredField, { readonly label: string; readonly prompt: string }>> = {
  "service-type": { label: "Service type", prompt: "what kind of peer service" },
  narrative: { label: "Narrative", prompt: "what you did together and how it helped" },
  date: { label: "Date of service", prompt: "the day you met" },
  duration: { label: "Duration", prompt: "minutes with the person" },
  location: { label: "Location", prompt: "where the person was" },
  signature: { label: "Signature", prompt: "your name and credential" },
  "signature-date": { label: "Date signed", prompt: "the day you sign" },
  "diagnosis-code": { label: "ICD-10", prompt: "the code on the problem list" },
  code: { label: "Code", prompt: "H0038 or H0025" },
  plan: { label: "Plan", prompt: "who will do what, and when" },
};

/**
 * What a peer service is most often billed and written as (CalMHSA), and the day it is. Never what happened. `day` is today as
 * the note writes it.
 */
export function likelyValues(name: RequiredField, day = ""): readonly string[] {
  if (name === "date" || name === "signature-date") return [day];
  if (name === "service-type") return ["Self-help/peer services", "Skill-building group"];
  if (name === "code") return ["H0038", "H0025"];
  return name === "location" ? ["Office", "Home", "Community", "Telehealth"] : [];
}

/** Behind a Spanish label ("Fecha") a date is read with the day first. */
export const dayOrder = (text: string, label: Span | undefined): DayOrder =>
  isSpanish(text, label) ? "day-first" : "month-first";
