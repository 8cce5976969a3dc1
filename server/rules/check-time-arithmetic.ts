import type { Duration } from "../note/durations.ts";
import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

export default {
  id: "check/time-arithmetic",
  title: "Times that do not add up",
  why: "Start, end and minutes are read together. Where they differ, a reader cannot tell which is right.",
  source: "note-content",
  severity: "warning",
  examples: [noteWith("Duration: 45 min", "Duration: [[9:00 am - 9:30 am (45 min)]]"), COMPLETE_NOTE],
  *check({ facts }) {
    const { state, value, at } = facts.duration;
    if (state === "invalid" || value === undefined || at === undefined) return;
    const sums = sumsOf(value);
    if (value.range && value.service !== undefined) {
      const minutes = value.range.to - value.range.from;
      if (!sums.includes(minutes)) {
        yield { span: at, message: { id: "check/times-differ", args: { minutes, stated: value.service } } };
      }
    }
    const { total, service, travel, documentation } = value;
    if (
      total !== undefined &&
      service !== undefined &&
      (travel ?? documentation) !== undefined &&
      !sums.includes(total)
    ) {
      const sum = service + (travel ?? 0) + (documentation ?? 0);
      yield { span: at, message: { id: "check/parts-differ", args: { sum, total } } };
    }
  },
} satisfies Rule;

/** What a start and an end may span: the service, with or without travel and documentation. */
function sumsOf({ service = 0, travel = 0, documentation = 0 }: Duration): number[] {
  return [service, service + travel, service + documentation, service + travel + documentation];
}
