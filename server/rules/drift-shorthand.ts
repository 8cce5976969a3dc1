import { driftRule } from "./drift.ts";

export default driftRule("shorthand", {
  title: "Clinical shorthand",
  why: "Abbreviations from charts shut the person out of their own record and bring clinical terms in.",
  source: "drift-checklist",
  severity: "information",
  examples: ["[[Hx of]] two hospital stays.", "He has been in the hospital twice."],
});
