import { STORY, storyWith } from "./examples.ts";
import { recoveryRule } from "./recovery.ts";

export default recoveryRule("lived-experience", {
  title: "Lived experience, if you shared some",
  why: "Sharing what you have been through, for the person's benefit, is what a peer brings. A line is enough, and what you shared stays yours.",
  source: "drift-checklist",
  examples: [STORY, storyWith("I shared how I once got off two stops early.")],
});
