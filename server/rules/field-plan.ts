import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("plan", {
  title: "Plan or next steps",
  why: "The plan shows what the person and you will do next.",
  severity: "error",
  examples: [
    noteWith("Plan: She will return the books on Friday and I will ride along.", "[[Plan]]: TBD"),
    COMPLETE_NOTE,
  ],
});
