import { STORY, storyWith } from "./examples.ts";
import { recoveryRule } from "./recovery.ts";

export default recoveryRule("shared-record", {
  title: "That the person saw the note, if they did",
  why: "The record is about the person. Reading the note together, or writing it together, keeps it true, and the offer alone is worth a line.",
  source: "drift-checklist",
  examples: [STORY, storyWith("We read this note together before I left.")],
});
