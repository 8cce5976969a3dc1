import * as z from "../zod.ts";
import { CATEGORIES } from "../lexicon/categories.ts";
import { escapeMarkdown, exampleMarkdown } from "./markdown.ts";

const filled = z.string().check(z.minLength(1));

/** What became of one term that a tool like this may raise: taken, with examples, or left out, with the reason. */
export const Term = z
  .strictObject({
    term: filled,
    category: z.enum(CATEGORIES),
    examples: z.optional(z.array(filled).check(z.minLength(1))),
    left: z.optional(filled),
  })
  .check(
    z.refine(({ examples, left }) => examples !== undefined || left !== undefined, {
      error: "needs examples or the reason why it is left out",
    }),
  );
export type Term = z.infer<typeof Term>;

/** The terms as a Markdown table, in their order. */
export const tableOf = (terms: readonly Term[]): string =>
  [introductionTo(terms), [...HEAD, ...terms.map(rowOf)].join("\n")].join("\n\n") + "\n";

const HEAD = ["| Term | Category | In a note | Left out because |", "| --- | --- | --- | --- |"];

const isTaken = ({ examples = [] }: Term): boolean => examples.some((example) => example.includes("[["));

function introductionTo(terms: readonly Term[]): string {
  const taken = terms.filter(isTaken);
  const partly = taken.filter(({ left }) => left !== undefined);
  return `# Terms, taken and left out

Each of ${terms.length} terms that a reader of peer notes may stop at, with what peernote makes of it: ${taken.length} are underlined, ${partly.length} of
them only in part, and ${terms.length - taken.length} are left alone. In the examples the words in bold are what is underlined; an example
without bold stays clean. This file is generated from [\`terms.jsonl\`](terms.jsonl) by \`test/unit/terms.test.ts\`, which also runs
every example.`;
}

function rowOf({ term, category, examples = [], left = "" }: Term): string {
  const cells = [
    escapeMarkdown(term),
    category,
    examples.map(exampleMarkdown).join("<br>"),
    escapeMarkdown(left),
  ];
  return `| ${cells.join(" | ")} |`;
}
