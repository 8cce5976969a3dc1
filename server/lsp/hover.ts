import { MarkupKind, type Hover, type MarkupContent, type Position } from "vscode-languageserver";
import type { Finding } from "../lint.ts";
import { say, type Message } from "../messages.ts";
import { ruleById } from "../rules/index.ts";
import { escapeMarkdown, exampleMarkdown } from "../rules/markdown.ts";
import { textsOf } from "../rules/texts.ts";
import type { Checked } from "./checked.ts";
import { toOffset, toRange } from "./convert.ts";

/**
 * Explains the finding at a position: what, why, where the rule comes from, better words and examples. Where findings lie
 * in one another it is the innermost.
 */
export function hoverOf(checked: Checked, position: Position, markdown: boolean): Hover | null {
  const offset = toOffset(checked.document, position);
  const finding = checked.findings
    .filter(({ start, end }) => start <= offset && offset <= end)
    .reduce<Finding | undefined>(
      (inner, next) => (inner && lengthOf(inner) <= lengthOf(next) ? inner : next),
      undefined,
    );
  if (finding === undefined) return null;
  const contents: MarkupContent = markdown
    ? { kind: MarkupKind.Markdown, value: explain(checked, finding, MARKDOWN) }
    : { kind: MarkupKind.PlainText, value: explain(checked, finding, PLAIN) };
  return { contents, range: toRange(checked.document, finding) };
}

const lengthOf = ({ start, end }: Finding): number => end - start;

/** How the parts of an explanation are set. */
type Style = {
  readonly text: (text: string) => string;
  readonly example: (example: string) => string;
  readonly heading: (text: string) => string;
};

const MARKDOWN: Style = {
  text: escapeMarkdown,
  example: exampleMarkdown,
  heading: (text) => `**${escapeMarkdown(text)}**`,
};

const PLAIN: Style = {
  text: (text) => text,
  example: (example) => example.replace(/\[\[|\]\]/g, ""),
  heading: (text) => text,
};

function explain({ config }: Checked, { rule: id, data, fixes }: Finding, style: Style): string {
  const { lexicon, language } = config;
  const rule = ruleById.get(id);
  const texts = rule && textsOf(rule, language);
  const entry = lexicon.entries.get(String(data["entry"]));
  const why = entry?.why ?? texts?.why;
  const better = fixes.filter(({ kind }) => kind === "rewrite").map(({ title }) => style.text(title));
  const examples = (entry ?? rule)?.examples ?? [];
  const found = examples.filter(isMarked).map(style.example);
  const leftAlone = examples.filter((example) => !isMarked(example)).map(style.example);
  const words = (message: Message): string => say(message, language);
  return [
    ...(texts === undefined ? [] : [style.heading(texts.title)]), // the editor itself shows the message
    ...(why === undefined ? [] : [style.text(why)]),
    ...(entry?.ask === undefined ? [] : [style.text(entry.ask)]),
    ...(data["weighed"] === undefined
      ? []
      : [style.text(words({ id: "hover/weighed", args: { words: data["weighed"] } }))]),
    ...list(style.heading(words({ id: "hover/instead" })), better),
    ...list(style.heading(words({ id: "hover/examples" })), found),
    ...list(style.heading(words({ id: "hover/left-alone" })), leftAlone),
    ...(rule === undefined
      ? []
      : [style.text(words({ id: "hover/source", args: { source: { id: `source/${rule.source}` } } }))]),
  ].join("\n\n");
}

const isMarked = (example: string): boolean => example.includes("[[");

const list = (heading: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [heading, items.map((item) => `- ${item.replaceAll("\n", "\n  ")}`).join("\n")];
