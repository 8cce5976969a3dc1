import { promptsIn } from "../note/prompt.ts";
import type { Rule } from "./rule.ts";
import { noteWith } from "./examples.ts";

export default {
  id: "check/placeholder",
  title: "A prompt that waits for an answer",
  why: "A quick fix left these brackets for a fact that only you know.",
  source: "peernote",
  severity: "error",
  examples: [noteWith("Location: Cedar House", "Location: [[[to add: where the person was]]]")],
  *check({ text }) {
    for (const span of promptsIn(text)) yield { span, message: { id: "check/placeholder" } };
  },
} satisfies Rule;
