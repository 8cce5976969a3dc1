import { driftRule } from "./drift.ts";

export default driftRule("label", {
  title: "A label in place of the person",
  why: "A condition or a status is one thing about a person, never who they are.",
  source: "table-4",
  severity: "warning",
  examples: [
    "Met with an [[addict]] at the shelter.",
    "Met with Ray at the shelter. He told me that he uses.",
  ],
});
