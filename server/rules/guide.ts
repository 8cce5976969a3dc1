import { say } from "../messages.ts";
import { escapeMarkdown, exampleMarkdown } from "./markdown.ts";
import type { Rule, RuleId } from "./rule.ts";

/** The guide to the rules as Markdown: one part for each, under an anchor that stays the same. */
export const guideTo = (rules: readonly Rule[]): string =>
  [INTRODUCTION, ...rules.map(partOf)].join("\n\n") + "\n";

/** Where a rule's part of the guide begins: `drift-motive` for `drift/motive`. */
export const anchorOf = (rule: RuleId): string => rule.replace("/", "-");

const INTRODUCTION = `# What peernote looks for

Every rule says what it catches, why, and where that comes from. How loud a rule is can be changed under \`rules\` in
\`.peernote.json\`, or in the editor's settings, by the rule's name. In the examples the words in bold are what is underlined.`;

function partOf({ id, title, why, source, severity, examples }: Rule): string {
  return [
    `<a id="${anchorOf(id)}"></a>`,
    `## ${id}: ${escapeMarkdown(title)}`,
    escapeMarkdown(why),
    `Shown as: ${severity}.`,
    `Source: ${escapeMarkdown(say({ id: `source/${source}` }, "en"))}.`,
    examples.map((example) => `> ${exampleMarkdown(example).replaceAll("\n", "\n> ")}`).join("\n\n"),
  ].join("\n\n");
}
