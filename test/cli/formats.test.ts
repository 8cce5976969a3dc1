import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import type { Format } from "../../server/batch/reports/formats.ts";
import { reportFor } from "../../server/batch/reports/index.ts";
import { emptyTally } from "../../server/batch/result.ts";
import { all, COMMON, EXPORT, folder, found, NOTE, printed } from "./exports.ts";
import { folderWith, peernote } from "./peernote.ts";

test("JSON says in which row and cell it was, and where in the cell", async () => {
  const [first, second, note] = await all();
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
  expect(notes.map(({ findings }) => findings)).toEqual((await all()).map(({ findings }) => findings));
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

test("NDJSON says what a note has, in one order, whichever rules are switched off and without its words", async () => {
  const signals = ["goal", "strength", "own-words", "lived-experience", "shared-record"];
  const folder = folderWith({
    "a.note": `We read this note together. I shared how I slept on a floor once. "I did all of it," she said. She paid the bill herself. Her goal is a cat.`,
    "b.note": "We read the menu. His brother is proud of his truck.",
    ".peernote.json": JSON.stringify({
      rules: Object.fromEntries(signals.map((name) => [`recovery/${name}`, "off"])),
    }),
  });
  const { stdout } = await peernote(folder, ["lint", "--format", "ndjson", "--redact"]);
  const lines = stdout.trimEnd().split("\n");
  const notes = lines.map((line) => (JSON.parse(line) as { note: { signals: string[] } }).note.signals);
  expect(notes).toEqual([signals, []]);
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

test("every format is whole where there is nothing to say", () => {
  const empty = (format: Format): string => {
    const { head, end } = reportFor({ format, statistics: false, color: false, width: 80 });
    return head + end(emptyTally());
  };
  expect(empty("pretty")).toBe("No note was read.\n");
  expect((JSON.parse(empty("json")) as { files: unknown }).files).toEqual([]);
  expect(empty("ndjson") + empty("github")).toBe("");
  expect((JSON.parse(empty("sarif")) as { runs: readonly { results: unknown }[] }).runs[0]!.results).toEqual(
    [],
  );
  expect(empty("junit")).toMatch(/<testsuites name="peernote">\n<\/testsuites>\n$/);
  expect(parse(empty("csv"))).toHaveLength(1);
});
