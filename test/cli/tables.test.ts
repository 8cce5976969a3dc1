import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { folderWith, peernote } from "./peernote.ts";
import { escaped, workbook } from "./workbook.ts";

type Finding = { rule: string; message: string; start: number; end: number; columnName?: string };
type Line = { path: string; row?: number; id?: string; note: object; findings: Finding[] };

/** Lints these files as one who has them in the folder, and gives the lines of the report by file. */
async function linted(
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[] = [],
): Promise<{ byFile: Record<string, Line[]>; stderr: string; status: number | null }> {
  const folder = folderWith(files);
  const paths = Object.keys(files).filter((path) => !path.startsWith("."));
  const run = await peernote(folder, [
    "lint",
    "--format",
    "ndjson",
    "--no-redact",
    "--today",
    "2026-11-15",
    ...args,
    ...paths,
  ]);
  const lines = run.stdout.split("\n").filter(Boolean);
  const all = lines.map((line) => JSON.parse(line) as Line);
  const byFile = Object.fromEntries(paths.map((path) => [path, all.filter((line) => line.path === path)]));
  return { byFile, stderr: run.stderr, status: run.status };
}

const cellOfCsv = (text: string): string =>
  /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csv = (rows: readonly (readonly string[])[], delimiter = ","): string =>
  rows.map((row) => `${row.map(cellOfCsv).join(delimiter)}\r\n`).join("");
const jsonLines = (records: readonly object[]): string =>
  records.map((one) => JSON.stringify(one)).join("\n");

const document = (id: string, text: string): object => ({
  resourceType: "DocumentReference",
  id,
  author: [{ display: "w-03" }],
  content: [
    { attachment: { contentType: "text/plain", data: Buffer.from(text, "utf8").toString("base64") } },
  ],
});

test("a whole note is the same note as a file, a cell, a JSON line, a cell of a workbook and a FHIR document", async () => {
  const names = readdirSync("samples").filter((name) => name.endsWith(".note"));
  const texts = names.map((name) => readFileSync(`samples/${name}`, "utf8"));
  const rows = texts.map((text, at) => [names[at]!, text]);
  const { byFile, status } = await linted(
    {
      ...Object.fromEntries(rows.map(([name, text]) => [name!, text!])),
      "a.csv": csv([["Note ID", "Progress Note"], ...rows]),
      "a.jsonl": jsonLines(rows.map(([id, note]) => ({ id, note }))),
      "a.xlsx": workbook({ Notes: [["Note ID", "Progress Note"], ...rows] }),
      "a.ndjson": jsonLines(rows.map(([id, text]) => document(id!, text!))),
    },
    ["--fail-on", "never"],
  );
  const told = ({ rule, message, start, end }: Finding) => ({ rule, message, start, end });
  const expected = names.map((name) => byFile[name]![0]!.findings.map(told));
  expect(expected.flat().length).toBeGreaterThan(40);
  for (const path of ["a.csv", "a.jsonl", "a.xlsx", "a.ndjson"]) {
    expect(
      byFile[path]!.map(({ id }) => id),
      path,
    ).toEqual(names);
    expect(
      byFile[path]!.map(({ findings }) => findings.map(told)),
      path,
    ).toEqual(expected);
  }
  expect(status).toBe(0);
});

const HEADER = [
  "Note ID",
  "Svc Dt",
  "Start",
  "End",
  "Place",
  "Proc",
  "Dx",
  "Svc Type",
  "Narrative",
  "Plan",
  "Signed By",
  "Signed On",
];
const NOTES = [
  ["n1", "2026-01-06", "10:00", "10:50", "Home", "H0038", "F33.1", "Engagement", "Nettie’s tree is down. She was noncompliant with rides.\n\nShe laughed.", "Nettie will call the circle on Friday at 10.", "w-03, CMPSS", "2026-01-06"],
  ["n2", "2026-01-07", "13:00", "12:30", "", "H0025", "", "Educational Skill Building Group", "Client presented with flat affect.", "Will continue to monitor.", "w-11, CMPSS", "2026-01-30"],
]; // prettier-ignore

test("facts in columns are the same facts in a note, a table, a workbook with its own days and times, and JSON", async () => {
  const asNote = ([, date, start, end, place, proc, dx, type, narrative, plan, by, on]: string[]) =>
    `Date of Service: ${date}\nStart Time: ${start}\nEnd Time: ${end}\nLocation: ${place}\nProcedure Code: ${proc}\nICD-10: ${dx}\nService Type: ${type}\nSignature: ${by}\nSignature Date: ${on}\n\nNarrative: ${narrative}\n\nPlan: ${plan}`;
  const sheet = NOTES.map((row) =>
    row.map((value) =>
      /^\d{4}-/.test(value) ? { day: value } : /^\d\d:/.test(value) ? { time: value } : value,
    ),
  );
  const records = NOTES.map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at]!])));
  const nested = NOTES.map(([id, date, start, end, place, proc, dx, type, narrative, plan, by, on]) => ({
    id,
    session: {
      date: `${date}T${start}:00Z`,
      start: `${date}T${start}`,
      end: `${date}T${end}`,
      serviceType: type,
    },
    location: { name: place },
    codes: { cpt: [proc], dx: dx === "" ? [] : [dx] },
    note: { narrative, plan },
    signature: { signedBy: by, signedOn: on },
  }));
  const { byFile } = await linted(
    {
      ...Object.fromEntries(NOTES.map((row) => [`${row[0]}.note`, asNote(row)])),
      "a.csv": csv([HEADER, ...NOTES]),
      "a.xlsx": workbook({ Cover: [["Harbor Wellness"]], Notes: [HEADER, ...sheet] }),
      "a.jsonl": jsonLines(records),
      "list.json": JSON.stringify(records, null, 2),
      "object.json": JSON.stringify({ exported: { by: ["EHR"] }, notes: records }),
      "nested.json": JSON.stringify(nested),
    },
    ["--sheet", "Notes"],
  );
  const told = ({ findings, note }: Line) => ({
    note: { ...note, writer: undefined },
    findings: findings
      .map(({ rule, message }) => `${rule} ${message.replace(/\d{4}-\d\d-\d\dT/, "")}`)
      .sort(),
  });
  const expected = ["n1.note", "n2.note"].map((path) => told(byFile[path]![0]!));
  expect(expected[1]!.findings.length).toBeGreaterThan(4);
  for (const path of ["a.csv", "a.xlsx", "a.jsonl", "list.json", "object.json", "nested.json"])
    expect(byFile[path]!.map(told), path).toEqual(expected);
  const motive = byFile["nested.json"]![0]!.findings.find(
    ({ columnName }) => columnName === "note.narrative",
  )!;
  expect(NOTES[0]![8]!.slice(motive.start, motive.end)).toBe("noncompliant");
  expect(byFile["a.csv"]!.map(({ row }) => row)).toEqual([2, 3]);
  expect(byFile["a.jsonl"]!.map(({ row }) => row)).toEqual([1, 2]);
});

test("encodings, delimiters and gzip are told from what the file holds", async () => {
  const text = csv([HEADER, ...NOTES]);
  const semicolons = csv([HEADER, ...NOTES], ";");
  const windows = Buffer.from(text.replaceAll("’", "\x92"), "latin1");
  const { byFile, stderr } = await linted({
    "utf8.csv": text,
    "mark.csv": `\ufeff${text}`,
    "utf16le.csv": Buffer.from(`\ufeff${text}`, "utf16le"),
    "utf16be.csv": Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    "unmarked.csv": Buffer.from(text, "utf16le"),
    "windows.csv": windows,
    "windows.csv.gz": gzipSync(windows),
    "semicolon.csv": semicolons,
    "said.csv": `sep=;\r\n${semicolons}`,
    "pipe.csv": csv([HEADER, ...NOTES], "|"),
    "a.tsv": csv([HEADER, ...NOTES], "\t").replaceAll("\r\n", "\n"),
    "b.tsv.gz": gzipSync(csv([HEADER, ...NOTES], "\t")),
    "c.jsonl.gz": gzipSync(
      jsonLines(NOTES.map((row) => Object.fromEntries(HEADER.map((name, at) => [name, row[at]])))),
    ),
  });
  const expected = byFile["utf8.csv"]!.map(({ findings }) => findings);
  for (const [path, lines] of Object.entries(byFile))
    expect(
      lines.map(({ findings }) => findings),
      path,
    ).toEqual(expected);
  expect(stderr.split("\n").filter((line) => !/: reading "Note ID" as id, /.test(line))).toEqual([""]);
});

test("what standard input holds is said by --as, and gzip is seen there too", async () => {
  const text = csv([HEADER, ...NOTES]);
  const run = (kind: string, input: string | Uint8Array) =>
    peernote(folderWith({}), ["lint", "--format", "ndjson", "--no-redact", "--as", kind, "-"], { input });
  const rowsOf = ({ stdout }: { stdout: string }) => stdout.split("\n").filter(Boolean).length;
  expect(rowsOf(await run("csv", gzipSync(text)))).toBe(2);
  expect(rowsOf(await run("xlsx", workbook({ Notes: [HEADER, ...NOTES] })))).toBe(2);
  expect(
    rowsOf(
      await run(
        "fhir",
        JSON.stringify(
          {
            resourceType: "Bundle",
            link: [{ relation: "self" }],
            entry: [{ resource: { resourceType: "Patient" } }, { resource: document("d1", "Hello.") }],
          },
          null,
          2,
        ),
      ),
    ),
  ).toBe(1);
});

test("the sections of a FHIR Composition are the parts of a note", async () => {
  const section = (title: string, text: string) => ({
    title,
    text: {
      status: "generated",
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(text)}</p></div>`,
    },
  });
  const composition = {
    resourceType: "Composition",
    id: "c1",
    section: [
      section("Date of Service", "2026-01-06"),
      { title: "Visit", section: [section("Narrative", "He & I talked. She was noncompliant with rides.")] },
      section("Plan", "Nettie will call the circle on Friday at 10."),
    ],
  };
  const { byFile } = await linted({
    "c.json": JSON.stringify(composition, null, 2),
    "c.ndjson": jsonLines([composition]),
  });
  const [line] = byFile["c.json"]!;
  expect(line).toMatchObject({ id: "c1", note: { date: "2026-01-06" } });
  expect(line!.findings.map(({ rule }) => rule)).toContain("drift/compliance");
  expect(line!.findings.map(({ rule }) => rule)).not.toContain("field/plan");
  expect(byFile["c.ndjson"]![0]!.findings).toEqual(line!.findings);
});

test("columns are named in the settings, and the command line goes before", async () => {
  const rows = [
    ["Wann", "Other Day", "Blob", "Rest"],
    ["2026-01-06", "2026-01-07", "She was noncompliant with rides.", "She will call."],
  ];
  const files = {
    ".peernote.json": JSON.stringify({ columns: { date: "Wann", narrative: ["Blob", "Rest", "Not Here"] } }),
    "a.csv": csv(rows),
  };
  const settled = await linted(files);
  expect(settled.byFile["a.csv"]![0]!.note).toMatchObject({ date: "2026-01-06" });
  expect(settled.stderr).toBe(
    'peernote: a.csv: reading "Wann" as date, "Blob" as narrative, "Rest" as narrative; not read: "Other Day".\n',
  );
  const mapped = await linted(files, ["--map", "date=Other Day", "--map", "plan=Rest"]);
  expect(mapped.byFile["a.csv"]![0]!.note).toMatchObject({ date: "2026-01-07" });
});
