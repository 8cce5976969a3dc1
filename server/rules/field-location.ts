import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("location", {
  title: "Location",
  why: "The record must say where the person was during the service.",
  severity: "error",
  examples: [noteWith("Location: Cedar House", "[[Location]]: TBD"), COMPLETE_NOTE],
});
