import { driftRule } from "./drift.ts";

export default driftRule("advising", {
  title: "Telling or advising",
  why: "Peers learn together with the person. Telling people what to do is a sign of drift from the role.",
  source: "drift-checklist",
  severity: "warning",
  examples: [
    "I [[told her she needs to]] call her mother.",
    "I told her how I called mine, and she decided to try.",
  ],
});
