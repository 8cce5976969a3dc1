import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("diagnosis-code", {
  title: "ICD-10 code",
  why: "The toolkit's list asks for the ICD-10 code the service is connected with.",
  severity: "warning",
  examples: [noteWith("F33.1", "[[296.32]]"), COMPLETE_NOTE],
});
