import { escapeMarkdown, exampleMarkdown } from "./markdown.ts";
import type { Rule, RuleId, Source } from "./rule.ts";

/** The guide to the rules as Markdown: one part for each, under an anchor that stays the same. */
export const guideTo = (rules: readonly Rule[]): string =>
  [INTRODUCTION, ...rules.map(partOf)].join("\n\n") + "\n";

/** Where a rule's part of the guide begins: `drift-motive` for `drift/motive`. */
export const anchorOf = (rule: RuleId): string => rule.replace("/", "-");

/** A source as a reader would look it up. */
export const SOURCES: Readonly<Record<Source, string>> = {
  "drift-checklist":
    "Supervisor Checklist for Peer Supporters (Pat Deegan PhD & Associates, 2016), reprinted in the Peer Employer Toolkit (Cal Voices), p. 80",
  "table-4":
    "Table 4, peer support notes beside clinical notes, Peer Employer Toolkit (Cal Voices), p. 57-58",
  "note-content":
    "Required note content, Clinical Documentation Guide for Certified Peer Support Specialists (CalMHSA, 2023), as listed in the Peer Employer Toolkit (Cal Voices)",
  "procedure-codes":
    "Procedure codes and scope of practice, Peer Employer Toolkit (Cal Voices), p. 13-14; Best Practice Guidelines (2024), sections 6 and 7",
  peernote: "Good practice, as peernote understands it",
};

const INTRODUCTION = `# What peernote looks for

Every rule says what it catches, why, and where that comes from. How loud a rule is can be changed under \`rules\` in
\`.peernote.json\`, or in the editor's settings, by the rule's name. In the examples the words in bold are what is underlined.`;

function partOf({ id, title, why, source, severity, examples }: Rule): string {
  return [
    `<a id="${anchorOf(id)}"></a>`,
    `## ${id}: ${escapeMarkdown(title)}`,
    escapeMarkdown(why),
    `Shown as: ${severity}.`,
    `Source: ${escapeMarkdown(SOURCES[source])}.`,
    examples.map((example) => `> ${exampleMarkdown(example).replaceAll("\n", "\n> ")}`).join("\n\n"),
  ].join("\n\n");
}
