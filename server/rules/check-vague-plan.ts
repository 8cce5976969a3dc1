import { textOf } from "../note/span.ts";
import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

export default {
  id: "check/vague-plan",
  title: "A plan without a step",
  why: "The plan shows what the person and you will do next, so that the next reader can pick it up.",
  source: "note-content",
  severity: "information",
  examples: [
    noteWith(
      "She will return the books on Friday and I will ride along.",
      "[[Continue to provide peer support as needed.]]",
    ),
    COMPLETE_NOTE,
  ],
  *check({ text, facts }) {
    const { state, at } = facts.plan;
    if (state !== "present" || at === undefined) return;
    const written = textOf(text, at);
    if (written.split(/\s+/).length < 25 && VAGUE.test(written) && !STEP.test(written.replace(VAGUE, " ")))
      yield { span: at, message: { id: "check/vague-plan" } };
  },
} satisfies Rule;

const VAGUE =
  /\b(?:(?:will\s+)?(?:continue|keep|cont\.?)(?:\s+(?:to|with|on|providing|offering|supporting|working|current|same|meeting|monitor\w*))*(?:\s+(?:provide|support|monitor|assess|work|meet|engage|offer|encourage|services?|plan|goals?))*|follow[- ]?up|as needed|prn|(?:will\s+)?monitor|ongoing support|provide (?:ongoing )?support|maintain (?:contact|engagement)|same as (?:before|last time)|support (?:client|member|person|as))\b/gi;
const STEP =
  /\d|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:call|text|bring|meet|visit|go|ride|walk|write|ask|pick|send|email|apply|fill|show|tell|make|take|try|look|read|practi[cs]e|buy|cook|schedule|attend|register|sign|finish|return|tomorrow|tonight|next week)\b/i;
