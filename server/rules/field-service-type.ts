import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("service-type", {
  title: "Type of service",
  why: "A reader must see what kind of peer service this was.",
  severity: "warning",
  examples: [noteWith("Service type: Individual peer support", "[[Service type]]:"), COMPLETE_NOTE],
});
