import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("duration", {
  title: "Duration",
  why: "The record must say how long the service took.",
  severity: "error",
  examples: [noteWith("Duration: 45 min", "[[Duration]]:"), COMPLETE_NOTE],
});
