import { STORY, storyWith } from "./examples.ts";
import { recoveryRule } from "./recovery.ts";

export default recoveryRule("strength", {
  title: "What the person did well, if you saw it",
  why: "People recover with their strengths. When the note names one, the next reader meets a person and not a list of problems.",
  source: "table-4",
  examples: [STORY, storyWith("She called the school herself and asked for the form.")],
});
