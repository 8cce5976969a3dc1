import { driftRule } from "./drift.ts";

export default driftRule("deciding", {
  title: "Deciding for the person",
  why: "Decisions about a person's life are theirs. The note should show who chose what.",
  source: "drift-checklist",
  severity: "warning",
  examples: [
    "I [[decided he will attend]] the group.",
    "He chose the Monday group, and we wrote it on his calendar.",
  ],
});
