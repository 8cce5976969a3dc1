import type { RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import { headOf, trimmed, type Span } from "../note/span.ts";
import { correctionsOf } from "./corrections.ts";
import { insertFixes } from "./insert.ts";
import type { Context, Problem, Rule } from "./rule.ts";

/** What a rule may add to a fact that the note alone cannot judge: a date is only in the future on some days. */
type Judge = (note: Note, context: Context) => "future-date" | "long-ago" | undefined;

/** Makes the rule of one required fact: it speaks of that fact's state, and of nothing else. */
export function fieldRule(
  name: RequiredField,
  about: Omit<Rule, "id" | "check" | "source">,
  judge: Judge = () => undefined,
): Rule {
  return {
    id: `field/${name}`,
    source: "note-content",
    ...about,
    *check(note, context) {
      const problem = problemOf(note, name, context, judge);
      if (problem) yield problem;
    },
  };
}

function problemOf(note: Note, name: RequiredField, context: Context, judge: Judge): Problem | undefined {
  const fact = note.facts[name];
  const trouble = fact.trouble ?? judge(note, context);
  if (trouble !== undefined) {
    return {
      span: fact.at ?? firstLine(note.text),
      message: { id: `field/${trouble}`, args: { words: written(note, fact.at) } },
      data: { state: "invalid", trouble },
      fixes: () => correctionsOf(note, name),
    };
  }
  if (fact.state === "missing") {
    return {
      span: fact.at ?? firstLine(note.text),
      message: { id: `field/missing-${name}` },
      data: { state: "missing" },
      fixes: () => insertFixes(note, name, context.today),
    };
  }
  if (fact.state === "inline") {
    return {
      span: fact.at ?? firstLine(note.text),
      severity: "information",
      message: { id: "field/inline", args: { words: written(note, fact.at) } },
      data: { state: "inline" },
    };
  }
  return undefined;
}

/** No more of the note than fits in a message. */
const written = ({ text }: Note, span: Span | undefined): string => {
  const words = span ? text.slice(span.start, span.end).replace(/\s+/g, " ") : "";
  return words.length > 60 ? `${headOf(words, 57)}...` : words;
};

/** Where an absent fact is shown: the first line that says anything. An empty note has only its start. */
export function firstLine(text: string): Span {
  const start = text.search(/[^\s\uFEFF]/u);
  if (start < 0) return { start: 0, end: 0 };
  const stop = text.slice(start, start + 4000).search(/[\r\n]/);
  const length = stop < 0 ? headOf(text.slice(start, start + 201), 200).length : stop;
  return trimmed(text, { start, end: start + length });
}
