import { judgeDay } from "./days.ts";
import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule(
  "signature-date",
  {
    title: "Date of the signature",
    why: "The day of signing shows that the note was written soon after the service.",
    severity: "warning",
    examples: [noteWith("Date signed: 03/14/2025", "Date signed: [[03/12/2025]]"), COMPLETE_NOTE],
  },
  (note, { today }) => judgeDay(note.facts["signature-date"].value?.iso, today),
);
