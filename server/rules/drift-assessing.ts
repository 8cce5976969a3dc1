import { driftRule } from "./drift.ts";

export default driftRule("assessing", {
  title: "Assessing",
  why: "Assessments are a clinician's task. A peer writes what was said and seen, and tells the right person.",
  source: "drift-checklist",
  severity: "warning",
  examples: [
    "I [[assessed him for suicide risk]].",
    "I asked how he was doing, and he said he wants to live.",
  ],
});
