import { judgeDay } from "./days.ts";
import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule(
  "date",
  {
    title: "Date of service",
    why: "The record must say on which day the service took place.",
    severity: "error",
    examples: [noteWith("03/14/2025\nDuration", "[[02/30/2025]]\nDuration"), COMPLETE_NOTE],
  },
  (note, { today }) => judgeDay(note.facts.date.value?.iso, today),
);
