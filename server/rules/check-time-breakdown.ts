import { noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

export default {
  id: "check/time-breakdown",
  title: "Travel and documentation time",
  why: "The toolkit's list asks for travel and documentation time, each apart from the service.",
  source: "note-content",
  severity: "information",
  examples: [
    noteWith("Duration: 45 min", "Duration: [[45 min]]"),
    noteWith("Duration: 45 min", "Duration: 45 min, travel 10 min, documentation 5 min"),
    noteWith("Duration: 45 min", "Duration: 45 min, plus 5 min documentation. No travel."),
  ],
  *check({ facts }) {
    const { state, value, at } = facts.duration;
    if (state === "missing" || state === "invalid" || value === undefined || at === undefined) return;
    const { travel, documentation } = value;
    if (travel !== undefined && documentation !== undefined) return;
    const id =
      travel === undefined
        ? documentation === undefined
          ? "check/no-travel-or-documentation"
          : "check/no-travel"
        : "check/no-documentation";
    yield { span: at, message: { id } };
  },
} satisfies Rule;
