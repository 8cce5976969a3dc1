import { daysAfter } from "../note/dates.ts";
import { businessDaysBetween } from "./business-days.ts";
import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

/** BHIN 23-068: a note is finished within three business days of the service, after a crisis service within one calendar day. */
const BUSINESS_DAYS = 3;

export default {
  id: "check/late-signature",
  title: "Signed late",
  why: "BHIN 23-068 asks for a finished note within three business days, or one calendar day after a crisis service.",
  source: "note-content",
  severity: "information",
  examples: [noteWith("Date signed: 03/14/2025", "Date signed: [[03/24/2025]]"), COMPLETE_NOTE],
  *check({ facts }) {
    const { value: signed, at, state } = facts["signature-date"];
    const service = facts.date.value?.iso;
    if (service === undefined || signed?.iso === undefined || at === undefined || state === "invalid") return;
    if (/\bcrisis\b/i.test(facts["service-type"].value ?? "")) {
      if (signed.iso > daysAfter(service, 1)) yield { span: at, message: { id: "check/late-after-crisis" } };
      return;
    }
    const days = businessDaysBetween(service, signed.iso);
    if (days > BUSINESS_DAYS) yield { span: at, message: { id: "check/late", args: { days } } };
  },
} satisfies Rule;
