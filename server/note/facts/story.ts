import { isPlaceholder } from "../placeholder.ts";
import type { Span } from "../span.ts";
import { inline, missing, present, type Fact } from "./fact.ts";
import { inlinePlan } from "./planned.ts";
import type { Source } from "./source.ts";

/** A story of fewer words says nothing yet. */
const FEWEST_WORDS = 8;

/** What happened: the prose of the note but for plan and goal. */
export function narrativeFact({ text, story, layout, words }: Source): Fact<string> {
  const field = layout.fields.find(({ name }) => name === "narrative");
  const told = story.filter((span) => !isPlaceholder(words(span)));
  let count = 0;
  for (const span of told) {
    count += wordCount(text, span);
    if (count >= FEWEST_WORDS) break;
  }
  if (count < FEWEST_WORDS) return missing(field);
  const longest = told.reduce((best, span) => (span.end - span.start > best.end - best.start ? span : best));
  return { state: "present", field, at: longest, value: words(longest) };
}

/** Counted no further than matters. */
function wordCount(text: string, { start, end }: Span): number {
  let count = 0;
  const words = text.slice(start, Math.min(end, start + 400)).matchAll(/[\p{L}\d]\S*/gu);
  while (count < FEWEST_WORDS && words.next().done !== true) count++;
  return count;
}

/** What the person and the writer will do next: of its field, or the last sentences of the narrative. */
export function planFact(source: Source): Fact<string> {
  const { text, story, words, named, isBlank } = source;
  const fields = named("plan");
  const stated = fields.find((field) => !isBlank(field));
  if (stated) return present(stated, words(stated.value));
  if (fields[0]) return missing(fields[0]);
  const said = inlinePlan(text, story);
  return said ? inline("plan", said, words(said)) : missing();
}
