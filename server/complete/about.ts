import type { MessageId } from "../messages.ts";
import type { FieldName } from "../note/fields.ts";

/** What belongs behind a label, in a sentence or two. */
export const ABOUT: Readonly<Record<FieldName, MessageId>> = {
  "service-type": "complete/about-service-type",
  narrative: "complete/about-narrative",
  date: "complete/about-date",
  duration: "complete/about-duration",
  location: "complete/about-location",
  signature: "complete/about-signature",
  "signature-date": "complete/about-signature-date",
  "diagnosis-code": "complete/about-diagnosis-code",
  code: "complete/about-code",
  plan: "complete/about-plan",
  travel: "complete/about-travel",
  documentation: "complete/about-documentation",
  time: "complete/about-times",
  start: "complete/about-times",
  end: "complete/about-times",
  goal: "complete/about-goal",
  section: "complete/about-section",
  person: "complete/about-other",
  writer: "complete/about-other",
  program: "complete/about-other",
  id: "complete/about-other",
  other: "complete/about-other",
};
