import { expect, test } from "vitest";
import { statisticsTable } from "../../server/batch/reports/statistics.ts";
import { rules } from "../../server/rules/index.ts";
import type { RuleId } from "../../server/rules/rule.ts";
import { folder, found, NOTE, printed } from "./exports.ts";
import { peernote } from "./peernote.ts";

test("statistics count what there was of each rule, most of it first", async () => {
  const findings = await found();
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const { rules: counted, summary } = JSON.parse(
    await printed("json", "--statistics", "export.csv", NOTE),
  ) as {
    rules: readonly { rule: string; count: number; title: string }[];
    summary: { files: number };
  };
  expect(new Map(counted.map(({ rule, count }) => [rule, count]))).toEqual(counts);
  expect(counted.map(({ count }) => count)).toEqual(counted.map(({ count }) => count).sort((a, b) => b - a));
  expect(summary.files).toBe(3);
  const refused = await peernote(folder, ["lint", "--statistics", "--format", "sarif"]);
  expect(refused).toMatchObject({ status: 2, stdout: "" });
  expect(refused.stderr).toContain("leave out --format");
});

test("statistics for people are a table", () => {
  const counts: [RuleId, number][] = [
    ["field/date", 9],
    ["drift/motive", 120],
    ["check/placeholder", 9],
  ];
  const summary = { files: 90, error: 18, warning: 120, information: 0, hint: 0 };
  expect(statisticsTable().end({ summary, rules: new Map(counts) }))
    .toBe(`120  drift/motive       Motive instead of what was seen
  9  check/placeholder  ${rules.find(({ id }) => id === "check/placeholder")!.title}
  9  field/date         Date of service

90 notes: 18 errors, 120 warnings
`);
});
