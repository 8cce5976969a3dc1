import { driftRule } from "./drift.ts";

export default driftRule("motive", {
  title: "Motive instead of what was seen",
  why: "Nobody can see a motive. What was said and done can be written down, and the person would recognize it.",
  source: "drift-checklist",
  severity: "warning",
  examples: [
    "He was [[manipulative]] with the front desk.",
    "He asked the front desk three times for a later curfew.",
  ],
});
