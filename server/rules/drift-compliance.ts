import { driftRule } from "./drift.ts";

export default driftRule("compliance", {
  title: "Compliance wording",
  why: "A peer supports goals that the person chose. Words about obeying make the provider's goals the measure.",
  source: "table-4",
  severity: "warning",
  examples: [
    "She is [[noncompliant with her appointments]].",
    "She came to two of four appointments and says mornings are hard.",
  ],
});
