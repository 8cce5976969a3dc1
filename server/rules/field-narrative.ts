import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("narrative", {
  title: "What happened",
  why: "The note tells what the two of you did and how it helped. Without it nobody can see the service.",
  severity: "warning",
  examples: [
    noteWith(
      "Narrative: We walked to the library and she picked out two books about birds.",
      "[[Narrative]]:",
    ),
    COMPLETE_NOTE,
  ],
});
