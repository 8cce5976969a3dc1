import { expect, test } from "vitest";
import { rules } from "../../server/rules/index.ts";
import { peernote } from "./peernote.ts";

test("peernote rules has a row for every rule", async () => {
  const { stdout, status } = await peernote(".", ["rules"]);
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((row) => row.split(/ {2,}/)),
  ).toEqual(rules.map(({ id, severity, title }) => [id, severity, title]));
});

test("peernote explain says what a rule is, where it comes from and how to change it", async () => {
  const { stdout, status } = await peernote(".", ["explain", "drift/motive"]);
  const rule = rules.find(({ id }) => id === "drift/motive")!;
  expect(status).toBe(0);
  expect(stdout).toContain(`drift/motive: ${rule.title}\n\n${rule.why}`);
  expect(stdout).toMatch(/Knows \d+ wordings/);
  expect(stdout).toContain(rule.examples[0]!.replace("[[", "[").replace("]]", "]"));
  expect(stdout).toContain("Supervisor Checklist for Peer Supporters");
  expect(stdout).toContain('{ "rules": { "drift/motive": "hint" } }');
});
