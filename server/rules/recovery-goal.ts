import { STORY, storyWith } from "./examples.ts";
import { recoveryRule } from "./recovery.ts";

export default recoveryRule("goal", {
  title: "A goal of the person's, if there was one",
  why: "The goal is the person's. A line that ties the visit to it shows what the two of you are working on, and why it matters to them.",
  source: "table-4",
  examples: [STORY, storyWith("She wants to finish her GED, and this was a step.")],
});
