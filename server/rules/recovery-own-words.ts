import { STORY, storyWith } from "./examples.ts";
import { recoveryRule } from "./recovery.ts";

export default recoveryRule("own-words", {
  title: "The person's own words, if some stayed with you",
  why: "Nobody says it better than the person. A sentence of theirs between quotation marks keeps their voice in their record.",
  source: "peernote",
  examples: [STORY, storyWith('"I walked in there like I owned the place," she said.')],
});
