import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { all, EXPORT, NOTE, printed } from "./exports.ts";

test("JUnit is well-formed XML: a suite for each note, a test for each finding, failures for what is loud", async () => {
  const suites: { attributes: Record<string, string>; cases: string[]; failures: string[]; texts: string }[] =
    [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "testsuite") suites.push({ attributes, cases: [], failures: [], texts: "" });
    if (name === "testcase") suites.at(-1)!.cases.push(attributes["name"]!);
    if (name === "failure") suites.at(-1)!.failures.push(attributes["message"]!);
  });
  parser.on("text", (text) => (suites.length > 0 ? (suites.at(-1)!.texts += text) : undefined));
  parser.write(await printed("junit", "export.csv", NOTE, "clean.note")).close();
  const notes = await all();
  expect(suites.map(({ attributes }) => attributes["name"])).toEqual([
    "export.csv, row 2",
    "export.csv, row 3",
    NOTE,
    "clean.note",
  ]);
  for (const [at, { findings }] of notes.entries()) {
    const { attributes, cases, failures } = suites[at]!;
    expect(cases.map((name) => name.split(" ")[0])).toEqual(findings.map(({ rule }) => rule));
    const loud = findings.filter(({ severity }) => severity === "error" || severity === "warning");
    expect(failures).toEqual(loud.map(({ message }) => message));
    expect([attributes["tests"], attributes["failures"]]).toEqual([
      String(findings.length),
      String(loud.length),
    ]);
  }
  const column = (parse(EXPORT) as string[][])[2]![4]!.indexOf("zorbled") + 1;
  expect(suites[1]!.cases).toContain(`drift/motive Narrative:1:${column}`);
});
