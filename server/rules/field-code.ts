import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("code", {
  title: "Procedure code",
  why: "Peer services are recorded under H0025 or H0038.",
  severity: "error",
  examples: [noteWith("H0038", "[[90834]]"), COMPLETE_NOTE],
});
