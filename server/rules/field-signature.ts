import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import { fieldRule } from "./field.ts";

export default fieldRule("signature", {
  title: "Signature",
  why: "A note counts as yours once your name stands under it.",
  severity: "warning",
  examples: [noteWith("Signature: Ana Ruiz, CMPSS", "[[Signature]]: ______"), COMPLETE_NOTE],
});
