import { randomBytes } from "node:crypto";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { CLI, folderWith, peernote } from "./peernote.ts";
import { workbook } from "./workbook.ts";

/** Runs over these files and gives the rows that were linted, by file, and what was said, without how columns are read. */
async function run(folder: string, paths: readonly string[], args: readonly string[] = [], env = {}) {
  const all = ["lint", "--format", "ndjson", "--no-redact", ...args, ...paths];
  const { stdout, stderr, status } = await peernote(folder, all, { env });
  const lines = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { path: string; row: number });
  return {
    status,
    rows: Object.fromEntries(
      paths.map((path) => [path, lines.filter((line) => line.path === path).map(({ row }) => row)]),
    ),
    said: stderr.split("\n").filter((line) => line !== "" && !line.includes(": reading ")),
  };
}

const SECRET = "Nettie";
const HEADER = "Note ID,Svc Dt,Narrative\n";

test("a row that cannot be read is named by its number, the others are linted, status 2", async () => {
  const json = JSON.stringify({ id: "1", date: "2026-01-06", note: SECRET });
  const folder = folderWith({
    "columns.csv": `${HEADER}1,2026-01-06,${SECRET}\n2,2026-01-06\n3,2026-01-06,a,b\n\n5,2026-01-06,"two\nlines"\n,,\n7,2026-01-06,a,\n`,
    "nul.csv": `${HEADER}1,2026-01-06,Net\0tie\n2,2026-01-06,ok\n`,
    "bytes.csv": Buffer.concat([
      Buffer.from(`Filler,${HEADER},1,2026-01-06,José\n`),
      Buffer.from(`${"x".repeat(70_000)},2,2026-01-06,fine\n`),
      Buffer.from(",3,2026-01-06,Jos\xe9\n,4,2026-01-06,ok\n", "latin1"),
    ]),
    "mixed.csv": Buffer.concat([
      Buffer.from(`${HEADER}1,2026-01-06,José and María\n2,2026-01-06,`),
      Buffer.from("Jos\xe9\n", "latin1"),
    ]),
    "quote.csv": `${HEADER}1,2026-01-06,"${SECRET}\n2,2026-01-06,ok\n3,2026-01-06,ok\n`,
    "lines.jsonl": `${json}\n{"id":\n\n[1]\n${json}\n`,
    "list.json": `[${json}, {"id": }, 7, ${json}]`,
    "fhir.ndjson": `{"resourceType":"Patient"}\n{"resourceType":"DocumentReference","content":[{"attachment":{"url":"https://example.org/x"}}]}\n`,
  });
  const paths = [
    "columns.csv",
    "nul.csv",
    "bytes.csv",
    "mixed.csv",
    "quote.csv",
    "lines.jsonl",
    "list.json",
    "fhir.ndjson",
  ];
  const { status, rows, said } = await run(folder, paths);
  expect(status).toBe(2);
  expect(rows).toMatchObject({
    "columns.csv": [2, 6, 8],
    "nul.csv": [3],
    "bytes.csv": [2, 3, 5],
    "mixed.csv": [2],
    "quote.csv": [3, 4],
    "lines.jsonl": [1, 5],
    "list.json": [1, 4],
    "fhir.ndjson": [],
  });
  expect(said).toEqual([
    "peernote: columns.csv, row 3 has 2 cells where the header has 3: it is left out.",
    "peernote: columns.csv, row 4 has 4 cells where the header has 3: it is left out.",
    "peernote: columns.csv: 2 rows were left out.",
    "peernote: nul.csv, row 2 holds bytes that are no text: it is left out.",
    "peernote: nul.csv: 1 row was left out.",
    "peernote: bytes.csv, row 4 holds bytes that are no text: it is left out.",
    "peernote: bytes.csv: 1 row was left out.",
    "peernote: mixed.csv, row 3 holds bytes that are no text: it is left out.",
    "peernote: mixed.csv: 1 row was left out.",
    "peernote: quote.csv, row 2 opens a quotation mark that is never closed: it is left out.",
    "peernote: quote.csv: 1 row was left out.",
    "peernote: lines.jsonl, line 2 is no JSON record: it is left out.",
    "peernote: lines.jsonl, line 4 is no JSON record: it is left out.",
    "peernote: lines.jsonl: 2 lines were left out.",
    "peernote: list.json, record 2 is no JSON record: it is left out.",
    "peernote: list.json, record 3 is no JSON record: it is left out.",
    "peernote: list.json: 2 records were left out.",
    "peernote: fhir.ndjson, line 2 is a DocumentReference that does not hold its text (attachment.data): it is left out.",
    "peernote: fhir.ndjson: 1 line was left out.",
  ]);
  expect(said.join("\n")).not.toContain(SECRET);
});

test("a file that is cut short or no table at all is named, and what can be read of it is linted", async () => {
  const rows60 = Array.from(
    { length: 60 },
    (_, at) => `${randomBytes(2000).toString("hex")},${at},2026-01-06,a\n`,
  );
  const packed = gzipSync(`Filler,${HEADER}${rows60.join("")}`);
  const damaged = Uint8Array.from(packed).fill(0xff, packed.length / 2, packed.length / 2 + 40);
  const folder = folderWith({
    "cut.csv.gz": packed.subarray(0, packed.length / 2),
    "damaged.csv.gz": damaged,
    "cut.json": '[{"id":"1","note":"a"},{"id":"2","no',
    "empty.csv": "",
    "none.xlsx": "no workbook",
    "sheet.xlsx": workbook({ Cover: [["x"]], Notes: [["Note"], ["a"]] }),
    "good.csv": `${HEADER}1,2026-01-06,a\n`,
  });
  const paths = [
    "cut.csv.gz",
    "damaged.csv.gz",
    "cut.json",
    "empty.csv",
    "none.xlsx",
    "sheet.xlsx",
    "good.csv",
  ];
  const { status, rows, said } = await run(folder, paths, ["--sheet", "Visits"]);
  expect(status).toBe(2);
  expect(rows["cut.csv.gz"]!.length).toBeGreaterThan(20);
  expect(rows["damaged.csv.gz"]!.length).toBeGreaterThan(10);
  expect(rows).toMatchObject({ "cut.json": [1], "good.csv": [2] });
  expect(said.filter((line) => !/, row \d+ has|left out/.test(line))).toEqual([
    "peernote: cut.csv.gz ends before its gzip does: copy it again, it was cut short.",
    "peernote: damaged.csv.gz is damaged gzip from some place on: copy it again.",
    "peernote: cut.json ends in the middle of its JSON: copy it again, it was cut short.",
    "peernote: empty.csv is empty: export it again.",
    "peernote: none.xlsx is no workbook that can be read: open it and save it again as .xlsx, or as CSV.",
    'peernote: sheet.xlsx has no sheet of that name; there are "Cover", "Notes".',
  ]);
});

test("a table whose columns cannot be told is not guessed at; what stands in it is not said", async () => {
  const folder = folderWith({
    "unknown.csv": "Foo,Bar\n1,2\n",
    "headless.csv": "PN-4101,01/06/2026,Nettie had the tree down already and the needles swept.\n",
    "two.csv": "Svc Dt,Date of Service,Narrative\n1,2,3\n",
    "blob.csv": "Svc Dt,Blob\n1,2\n",
    "two.jsonl":
      '{"date":"1","dos":"2","note":"a"}\n{"date":"1","note":"a"}\n{"date":"1","dos":"2","note":"a"}\n',
    "good.csv": `${HEADER}1,2026-01-06,a\n`,
  });
  const paths = ["unknown.csv", "headless.csv", "two.csv", "blob.csv", "two.jsonl", "good.csv"];
  const { status, rows, said } = await run(folder, paths);
  expect(status).toBe(2);
  expect(rows).toEqual({
    "unknown.csv": [],
    "headless.csv": [],
    "two.csv": [],
    "blob.csv": [],
    "two.jsonl": [2],
    "good.csv": [2],
  });
  expect(said).toEqual([
    'peernote: unknown.csv has no header that says what stands below it; there are "Foo", "Bar". A table needs a first row of headers. Say which is which: --map narrative="...".',
    'peernote: headless.csv has no header that says what stands below it; there are "…", "…", "…". A table needs a first row of headers. Say which is which: --map narrative="...".',
    'peernote: two.csv has more than one column for the date: "Svc Dt", "Date of Service". Choose one: --map date="Svc Dt".',
    'peernote: blob.csv has no column that is known to hold the narrative; not read are "Blob". Say which one does: --map narrative="...".',
    'peernote: two.jsonl has more than one column for the date: "date", "dos". Choose one: --map date="date".',
    "peernote: two.jsonl: 2 lines were left out.",
  ]);
});

test("a column that is chosen and not there is a slip, and the nearest one is told", async () => {
  const folder = folderWith({
    "a.csv": `${HEADER}1,2026-01-06,a\n`,
    "a.jsonl": '{"svc":{"dt":"2026-01-06"},"note":"a"}\n',
  });
  const { status, said } = await run(
    folder,
    ["a.csv", "a.jsonl"],
    ["--map", "date=Svc Dte", "--map", "narrative=note"],
  );
  expect(status).toBe(2);
  expect(said).toEqual([
    'peernote: a.csv has no column "Svc Dte". Did you mean "Svc Dt"? There are "Note ID", "Svc Dt", "Narrative".',
    'peernote: a.csv has no column "note". Did you mean "Note ID"? There are "Note ID", "Svc Dt", "Narrative".',
    'peernote: a.jsonl has no column "Svc Dte". Did you mean "svc.dt"? There are "svc.dt", "note".',
  ]);
});

test("a line of 100 MB is named and passed by in less memory than that, and so is one in a list of JSON", async () => {
  const folder = folderWith({});
  const file = createWriteStream(join(folder, "long.jsonl"));
  const piece = "x".repeat(1_000_000);
  file.write('{"id":"1","note":"a"}\n{"id":"2","note":"');
  for (let at = 0; at < 100; at++) if (!file.write(piece)) await once(file, "drain");
  file.end('"}\n{"id":"3","note":"a"}\n');
  await once(file, "close");
  writeFileSync(join(folder, "long.json"), `[{"note":"a"},{"note":"${piece.repeat(11)}"},{"note":"b"}]`);
  writeFileSync(
    join(folder, "long.csv"),
    `${HEADER}1,2026-01-06,a\n2,2026-01-06,"${piece.repeat(11)}"\n3,2026-01-06,a\n`,
  );
  const { status, rows, said } = await run(
    folder,
    ["long.jsonl", "long.json", "long.csv"],
    ["--workers", "1"],
    { NODE_OPTIONS: "--max-old-space-size=80" },
  );
  expect(status).toBe(2);
  expect(rows).toEqual({ "long.jsonl": [1, 3], "long.json": [1, 3], "long.csv": [2, 4] });
  expect(said.filter((line) => line.includes("longer"))).toEqual([
    "peernote: long.jsonl, line 2 is longer than 10 MB: it is left out.",
    "peernote: long.json, record 2 is longer than 10 MB: it is left out.",
    "peernote: long.csv, row 3 is longer than 10 MB: it is left out.",
  ]);
}, 60_000);

test("an export that changes while it is read is named", async () => {
  const row = `${"x".repeat(20_000)},2,2026-01-06,She was there.\n`;
  const folder = folderWith({ "a.csv": `Filler,${HEADER}${row.repeat(900)}` });
  const args = ["lint", "--format", "ndjson", "--no-redact", "--workers", "2", "a.csv"];
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child.stdout, "data"); // it has begun, and nobody takes the rest: it waits
  child.stdout.pause();
  await appendFile(join(folder, "a.csv"), row);
  child.stdout.resume();
  const [status] = (await once(child, "close")) as [number];
  expect(stderr).toContain("peernote: a.csv changed while it was read: lint it again when it is complete.\n");
  expect(status).toBe(2);
}, 120_000);

test("nothing is written into an export", async () => {
  const table = `${HEADER}1,2026-01-06,She has a hx of falls.\n`;
  const folder = folderWith({ "a.csv": table });
  const fixed = await peernote(folder, ["lint", "--fix", "a.csv"]);
  expect(fixed.stderr).toContain("peernote: a.csv holds many notes and is not written into");
  const named = await peernote(folder, ["lint", "--fix", "--as", "csv", "a.csv"]);
  expect(named.stderr).toMatch(/^peernote: option '--as <kind>' cannot be used with option '--fix'\.?\n$/);
  expect([fixed.status, named.status]).toEqual([2, 2]);
  expect(readFileSync(join(folder, "a.csv"), "utf8")).toBe(table);
});
