import type { Signal } from "../lexicon/categories.ts";
import { hintPlace } from "../recovery/story.ts";
import type { Rule } from "./rule.ts";

/** Makes the rule of one thing that a good peer note has: a gentle hint where a finished story lacks it. There is nothing to fix. */
export function recoveryRule(
  signal: Signal,
  about: Pick<Rule, "title" | "why" | "source" | "examples">,
): Rule {
  return {
    id: `recovery/${signal}`,
    severity: "hint",
    ...about,
    *check(note, { traces }) {
      const place = hintPlace(note);
      if (place === undefined || traces().has(signal)) return;
      if (ONE_TO_ONE.has(signal) && /\bgroup\b/i.test(note.facts["service-type"].value ?? "")) return;
      yield { span: { start: place.start, end: place.end }, message: { id: `recovery/${signal}` } };
    },
  };
}

/** What a note about a group rarely has room for. */
const ONE_TO_ONE: ReadonlySet<Signal> = new Set(["goal", "shared-record"]);
