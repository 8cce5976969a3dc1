import type { Colors } from "picocolors/types.js";
import { SETTINGS_FILE } from "../config.ts";
import { builtInLexicon } from "../lexicon/built-in.ts";
import type { Entry } from "../lexicon/lexicon.ts";
import { say } from "../messages.ts";
import { ruleById, rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { nearest } from "../nearest.ts";

/** A table of all rules: id, severity unless the settings say otherwise, title. */
export function rulesTable(paint: Colors): string {
  const ids = Math.max(...rules.map(({ id }) => id.length));
  const severities = Math.max(...rules.map(({ severity }) => severity.length));
  const row = ({ id, severity, title }: Rule) =>
    `${paint.bold(id.padEnd(ids))}  ${severity.padEnd(severities)}  ${title}\n`;
  return rules.map(row).join("");
}

/** All that there is to know about a rule or an entry of the lexicon; for any other id a sentence that names the nearest. */
export function explanationOf(id: string, paint: Colors): { text: string } | { complaint: string } {
  const rule = ruleById.get(id);
  if (rule === undefined) {
    const entry = builtInLexicon().entries.get(id);
    if (entry !== undefined) return { text: entryText(entry, paint) };
    const known = [...ruleById.keys(), ...builtInLexicon().entries.keys()];
    return { complaint: `there is no rule or lexicon entry "${id}": did you mean ${nearest(id, known)}?` };
  }
  const words = wordings(rule);
  const paragraphs = [
    `${paint.bold(rule.id)}: ${rule.title}`,
    rule.why,
    ...(words > 0 ? [`Knows ${words} wordings, and the forms of their words.`] : []),
    examples(rule.examples, paint),
    `Source: ${sourceOf(rule)}.`,
    `Shown as: ${rule.severity}. To change that, write in ${SETTINGS_FILE} in the folder of your notes:\n` +
      `  { "rules": { "${rule.id}": "${rule.severity === "hint" ? "off" : "hint"}" } }\n` +
      "with error, warning, information, hint or off.",
  ];
  return { text: `${paragraphs.join("\n\n")}\n` };
}

const sourceOf = ({ source }: Rule): string => say({ id: `source/${source}` }, "en");

/** How many wordings of the lexicon lead to a rule. */
const wordings = (rule: Rule): number =>
  [...builtInLexicon().entries.values()]
    .filter(({ category }) => rule.id === `drift/${category}`)
    .reduce((count, { terms }) => count + terms.length, 0);

/** An entry of the lexicon, as results name it under `data.entry`: why, what to ask or write, its examples. */
function entryText(
  { id, category, why, ask, instead = [], safety, examples: all }: Entry,
  paint: Colors,
): string {
  const rule = ruleById.get(`drift/${category}`)!;
  const better = instead.flatMap((said) => (typeof said === "string" ? said : said.say));
  const paragraphs = [
    `${paint.bold(id)}: an entry of the lexicon, shown under ${rule.id}`,
    why ?? rule.why,
    ...(safety ? [say({ id: "drift/safety" }, "en")] : []),
    ...(ask === undefined ? [] : [ask]),
    ...(better.length === 0 ? [] : [`You could write: ${better.map(withoutForms).join("; ")}`]),
    examples(all, paint),
    `Source: ${sourceOf(rule)}.`,
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

/** "say:verb no" is "say no". */
const withoutForms = (phrase: string): string => phrase.replace(/:(?:verb|noun|adjective)/g, "");

/** What is found stands in [brackets], which need no color to be seen. */
function examples(examples: readonly string[], paint: Colors): string {
  const lines = examples.map((example) => {
    const found = example.includes("[[");
    const text = example.replace(/\[\[(.*?)\]\]/gs, (_, words: string) => paint.yellow(`[${words}]`));
    return `  ${found ? "found  " : "fine   "}${text.replaceAll("\n", "\n         ")}`;
  });
  return `Examples\n${lines.join("\n")}`;
}
