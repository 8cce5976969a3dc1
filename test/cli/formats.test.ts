import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { reportFor, type Format } from "../../server/batch/reports/index.ts";
import { statisticsTable } from "../../server/batch/reports/statistics.ts";
import { emptyTally } from "../../server/batch/result.ts";
import { rules } from "../../server/rules/index.ts";
import type { RuleId } from "../../server/rules/rule.ts";
import { EXPORT } from "./exports.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** A note in a folder and under a name that addresses and commands have to escape. */
const NOTE = "notes, 50%/the walk: 1.note";
const TEXT = "We met.\r\n🎉 He zorbled, {0} and was quite\r\ngromful.\n";

const folder = folderWith({
  "export.csv": EXPORT,
  [NOTE]: TEXT,
  "clean.note": "",
  ".peernote.json": settings(),
  "words.json": WORDS,
});

const COMMON = ["lint", "--no-redact", "--today", "2026-03-06"];

/** What a format makes of both, read back from what the command prints. */
async function printed(format: string, ...more: string[]): Promise<string> {
  const { stdout, status } = await peernote(folder, [...COMMON, "--format", format, ...more]);
  expect(status).toBe(1);
  return stdout;
}

type JsonFinding = {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
  readonly data: Readonly<Record<string, string>>;
};

type JsonNote = {
  readonly path: string;
  readonly row?: number;
  readonly id?: string;
  readonly findings: readonly JsonFinding[];
};

const all = (async () => {
  const { files } = JSON.parse(await printed("json", "export.csv", NOTE)) as { files: readonly JsonNote[] };
  return files;
})();

/** What the other formats have to hold as well: the same findings, in the same order. */
const found = async () =>
  (await all).flatMap(({ findings, ...note }) => findings.map((finding) => ({ ...note, ...finding })));

test("JSON says in which row and cell it was, and where in the cell", async () => {
  const [first, second, note] = await all;
  expect(first).toMatchObject({ path: "export.csv", row: 2, id: "A-17" });
  expect(Object.keys(first!)).toEqual(["path", "row", "id", "findings"]);
  expect(Object.keys(note!)).toEqual(["path", "findings"]);
  const [, cells] = parse(EXPORT) as string[][];
  const own = first!.findings.filter(({ data }) => data["entry"]?.startsWith("agency-"));
  expect(own.map(({ columnName }) => columnName)).toEqual(["Narrative", "Narrative"]);
  expect(own.map(({ start, end }) => cells![4]!.slice(start, end))).toEqual(["zorbled", "quite\ngromful"]);
  for (const { line } of [...first!.findings, ...second!.findings]) expect(line).toBeUndefined();
});

test("NDJSON holds the facts of a note beside its findings, the keys in the order of the contract", async () => {
  const lines = (await printed("ndjson", "export.csv", NOTE)).trimEnd().split("\n");
  const notes = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(notes.map(({ findings }) => findings)).toEqual((await all).map(({ findings }) => findings));
  const [row, , text] = notes;
  expect(Object.keys(row!)).toEqual(["version", "path", "row", "id", "note", "findings"]);
  expect(row!["note"]).toEqual({
    words: 11,
    date: "2026-03-04",
    writer: "Jordan Reyes",
    program: "North",
    signals: [],
  });
  expect(Object.keys(row!["note"]!)).toEqual(["words", "date", "writer", "program", "signals"]);
  expect(Object.keys(text!)).toEqual(["version", "path", "note", "findings"]);
  expect(text!["note"]).toEqual({ words: 9, signals: [] });
});

test("SARIF is valid against its schema, and regions name the words in the file", async () => {
  const log: unknown = JSON.parse(await printed("sarif", "export.csv", NOTE, "clean.note"));
  const schema = JSON.parse(readFileSync("test/cli/sarif-2.1.0.schema.json", "utf8")) as object;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  const isValid = ajv.compile(schema);
  isValid(log);
  expect(isValid.errors).toBeNull();
  const { runs } = log as { runs: readonly SarifRun[] };
  const { tool, results, columnKind } = runs[0]!;
  expect(columnKind).toBe("utf16CodeUnits");
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  const findings = await found();
  const levels: Record<string, string> = {
    error: "error",
    warning: "warning",
    information: "note",
    hint: "note",
  };
  const same = results.slice(0, findings.length);
  expect(same.map(({ ruleId, level }) => [ruleId, level])).toEqual(
    findings.map(({ rule, severity }) => [rule, levels[severity]]),
  );
  const drift = results.filter(({ properties }) => properties.entry?.startsWith("agency-"));
  const inRows = drift.filter(({ properties }) => properties.row !== undefined);
  expect(inRows.map(({ locations: [at] }) => at!.logicalLocations?.[0])).toEqual(
    [2, 2, 3].map((row) => ({ name: "Narrative", fullyQualifiedName: `row ${row}, Narrative` })),
  );
  const inText = drift.filter(({ properties }) => properties.row === undefined);
  const regions = inText.map(({ locations: [at] }) => at!.physicalLocation);
  expect(regions.map(({ artifactLocation: { uri } }) => decodeURIComponent(uri))).toEqual([NOTE, NOTE]);
  expect(regions[0]!.artifactLocation.uri).toBe("notes%2C%2050%25/the%20walk%3A%201.note");
  expect(
    regions.map(({ region }) => TEXT.slice(region!.charOffset, region!.charOffset + region!.charLength)),
  ).toEqual(["zorbled", "quite\r\ngromful"]);
  expect(regions.map(({ region }) => [region!.startLine, region!.startColumn, region!.endLine])).toEqual([
    [2, 7, 2],
    [2, 28, 3],
  ]);
});

type SarifRun = {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly columnKind: string;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly properties: { readonly entry?: string; readonly row?: number };
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: Readonly<
          Record<"charOffset" | "charLength" | "startLine" | "startColumn" | "endLine", number>
        >;
      };
      readonly logicalLocations?: readonly object[];
    }[];
  }[];
};

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
  const notes = await all;
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

test("CSV is read back as it was found, and no cell begins a formula", async () => {
  const text = await printed("csv", "export.csv", NOTE);
  const records = parse(text, { columns: true, record_delimiter: "\r\n" }) as Record<string, string>[];
  const findings = await found();
  expect(
    records.map(({ rule, severity, message, columnName, start, line }) => [
      rule,
      severity,
      message,
      columnName,
      start,
      line,
    ]),
  ).toEqual(
    findings.map(({ rule, severity, message, columnName = "", start, line = "" }) => [
      rule,
      severity,
      message,
      columnName,
      String(start),
      String(line),
    ]),
  );
  expect(records.find(({ row }) => row === "3")?.["id"]).toBe("'=A-18");
  for (const cell of records.flatMap((record) => Object.values(record)))
    expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test("GitHub's annotations keep their line, whatever stands in a path or a message", async () => {
  const lines = (await printed("github", "export.csv", NOTE)).trimEnd().split("\n");
  const commands = lines.map((line) => /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line)!.slice(1));
  const unescaped = (text: string) =>
    text.replace(/%(3A|2C|0D|0A|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const read = commands.map(([command, properties, message]) => ({
    command,
    message: unescaped(message!),
    ...Object.fromEntries(
      properties!.split(",").map((one) => one.split("=").map(unescaped) as [string, string]),
    ),
  }));
  const kinds: Record<string, string> = {
    error: "error",
    warning: "warning",
    information: "notice",
    hint: "notice",
  };
  expect(read).toEqual(
    (await found()).map(({ path, row, rule, severity, message, line }) =>
      expect.objectContaining({
        command: kinds[severity],
        file: path,
        title: rule,
        message:
          row === undefined
            ? message
            : (expect.stringMatching(new RegExp(`^row ${row}, [\\w ]+:\\d+:\\d+: `)) as string),
        ...(line !== undefined && { line: String(line) }),
      }),
    ),
  );
});

test("a person reads of a row, a column and a place in the cell, and sees the cell's own words", async () => {
  const { stdout } = await peernote(folder, [...COMMON, "export.csv"]);
  expect(stdout).toContain(`   --> export.csv, row 2, Narrative:2:13
     |
   2 | Then he was quite
     |             ^^^^^
   3 | gromful.
     | ^^^^^^^
`);
  expect(stdout).not.toContain("Date of Service"); // a line of the composed note, which nobody wrote
});

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

test("every format is whole where there is nothing to say", () => {
  const empty = (format: Format): string => {
    const { head, end } = reportFor({ format, statistics: false, color: false, width: 80 });
    return head + end(emptyTally());
  };
  expect(empty("pretty")).toBe("No note was read.\n");
  expect((JSON.parse(empty("json")) as { files: unknown }).files).toEqual([]);
  expect(empty("ndjson") + empty("github")).toBe("");
  expect((JSON.parse(empty("sarif")) as { runs: readonly SarifRun[] }).runs[0]!.results).toEqual([]);
  expect(empty("junit")).toMatch(/<testsuites name="peernote">\n<\/testsuites>\n$/);
  expect(parse(empty("csv"))).toHaveLength(1);
});
