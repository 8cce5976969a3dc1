import { CATEGORIES } from "../lexicon/categories.ts";
import type { Entry } from "../lexicon/lexicon.ts";
import { escapeMarkdown } from "./markdown.ts";

/** Every entry that has better words, with sentences before and after: to be read from top to bottom. */
export function galleryOf(entries: Iterable<Entry>): string {
  const shown = [...entries].filter(({ pairs = [] }) => pairs.length > 0);
  const count = shown.reduce((sum, { pairs = [] }) => sum + pairs.length, 0);
  const sections = CATEGORIES.flatMap((category) => {
    const own = shown.filter((entry) => entry.category === category);
    return own.length === 0 ? [] : [`## drift/${category}`, ...own.map(tableOf)];
  });
  return `# Better words, before and after

${count} sentences and what becomes of them when the first of peernote's better words is taken. Where only the writer knows
what to write instead, peernote asks, and there is nothing to show here. This file is generated from the lexicon by
\`test/unit/generated.test.ts\`; \`test/unit/pairs.test.ts\` makes every one of these changes.

${sections.join("\n\n")}
`;
}

function tableOf({ id, pairs = [], safe }: Entry): string {
  const rows = pairs.map(({ before, after }) => `| ${escapeMarkdown(before)} | ${escapeMarkdown(after)} |`);
  const title = `### ${id}${safe ? " (also by fix-all)" : ""}`;
  return [title, "", "| Before | After |", "| --- | --- |", ...rows].join("\n");
}
