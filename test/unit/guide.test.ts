import { describe, expect, test } from "vitest";
import { guideTo } from "../../server/rules/guide.ts";
import { rules } from "../../server/rules/index.ts";
import { escapeMarkdown, exampleMarkdown } from "../../server/rules/markdown.ts";

test("every rule has its part of the guide, under its anchor", () => {
  const guide = guideTo(rules);
  for (const { id, title } of rules) {
    expect(guide).toContain(`<a id="${id.replace("/", "-")}"></a>\n\n## ${id}: ${title}\n`);
  }
});

describe("text in Markdown", () => {
  test.each([
    ["plain words, a full stop. (And more!)", "plain words, a full stop. (And more!)"],
    ["*loud* [link](x) `code` <b> &amp; a|b", "\\*loud\\* \\[link\\](x) \\`code\\` \\<b\\> \\&amp; a\\|b"],
    ["# no heading", "\\# no heading"],
    ["1. no list\n- nor here", "1\\. no list\\\n\\- nor here"],
  ])("%j stays what it is", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test("shows what an example marks", () => {
    expect(exampleMarkdown("He [[plays *games*]].")).toBe("He **plays \\*games\\***.");
  });
});
