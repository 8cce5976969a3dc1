import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createJudge, readNote } from "../../../server/batch/judge.ts";
import { reportFor } from "../../../server/batch/reports/index.ts";
import { tasksAt } from "../../../server/batch/tasks.ts";
import { defaultConfig, NOTHING_ACCEPTED } from "../../../server/config.ts";
import type { Kind } from "../../../server/kinds.ts";
import { broken, json, noteText, word } from "../inputs.ts";
import { bytesIn, holds, type Target } from "../target.ts";

const FORMATS = ["pretty", "json", "ndjson", "csv", "sarif", "junit", "github"] as const;

const judge = createJudge(
  { today: "2026-06-01", quiet: false, redact: "nothing" },
  {
    configIn: () => Promise.resolve(defaultConfig()),
    acceptancesIn: () => Promise.resolve(NOTHING_ACCEPTED),
  },
);
const redacting = createJudge(
  { today: "2026-06-01", quiet: false, redact: "everything" },
  {
    configIn: () => Promise.resolve(defaultConfig()),
    acceptancesIn: () => Promise.resolve(NOTHING_ACCEPTED),
  },
);

const folder = mkdtempSync(join(tmpdir(), "peernote-fuzz-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, "export");

/** Reads bytes as an export of this kind, as far as its first rows, and writes down what was found in every format. */
async function readAs(kind: Kind, bytes: Uint8Array): Promise<void> {
  writeFileSync(file, bytes);
  const complain = (where: string, what: string): void =>
    holds(where !== "" && what !== "", "a complaint says nothing");
  const tasks = tasksAt([file], {
    accepted: false,
    as: kind,
    map: {},
    table: { read: () => undefined },
    acceptancesIn: () => Promise.resolve(NOTHING_ACCEPTED),
    keyFor: () => Promise.resolve(KEY),
    settled: () => undefined,
    opened: () => undefined,
    complain,
    remark: (sentence) => holds(!sentence.includes("[native code]"), "a remark holds code"),
  });
  let rows = 0;
  for await (const task of tasks) {
    if (++rows > MOST_ROWS) break;
    for (const [at, judgeNote] of [judge, redacting].entries()) {
      const { result } = await judgeNote(task, await readNote(task));
      if (result === undefined) continue;
      holds(!result.text.includes("[native code]"), "a note holds code");
      const format = FORMATS[(rows + at + bytes.length) % FORMATS.length]!;
      const written = reportFor({ format, statistics: false, color: false, width: 80 }).note(result);
      if (format === "pretty")
        holds(!/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.test(written), "a terminal would obey");
      if (format === "json" || format === "ndjson")
        for (const line of written.split("\n")) if (line.startsWith("{")) JSON.parse(line);
    }
  }
}

const KEY = new Uint8Array(32);
const MOST_ROWS = 3;

const header = fc.oneof(
  fc.constantFrom("Svc Dt", "Narrative", "Note ID", "Staff", "Dur (min)", "Plan", "__proto__", "constructor"),
  word,
);
const cell = fc.oneof(
  word,
  noteText.map((text) => text.slice(0, 300)),
);
const table = fc
  .tuple(
    fc.array(header, { minLength: 1, maxLength: 6 }),
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 3 }),
  )
  .map(([names, rows]) => [["Narrative", ...names], ...rows]);

const quoted = (text: string): string =>
  /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csvText = fc
  .tuple(table, fc.constantFrom(",", ";", "|", "\t"), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([rows, sign, end]) => rows.map((row) => row.map(quoted).join(sign)).join(end));

const reading = (kind: Kind, inputs: fc.Arbitrary<string>, seeds: readonly string[]): Target => ({
  seeds,
  inputs: broken(inputs),
  run: (input) => readAs(kind, new TextEncoder().encode(input)),
});

const CSV = 'Note ID,Svc Dt,Narrative,Staff\n1,2026-01-06,"He was ""manipulative"".\nTwo lines",Ana\n2,,x,\n';
const csv = reading("csv", csvText, [CSV, `sep=;\n${CSV.replaceAll(",", ";")}`, CSV.replaceAll("\n", "\r")]);
const tsv = reading("tsv", csvText, [CSV.replaceAll(",", "\t")]);

const record = fc
  .dictionary(header, fc.oneof(cell, json), { maxKeys: 5 })
  .map((values) => ({ narrative: "x", ...values }));
const JSONL =
  '{"id":1,"date":"2026-01-06","note":"He was manipulative.","staff":{"name":"Ana"},"codes":["a",1]}';
const jsonl = reading(
  "jsonl",
  fc
    .array(
      record.map((value) => JSON.stringify(value)),
      { maxLength: 3 },
    )
    .map((lines) => lines.join("\n")),
  [`${JSONL}\n${JSONL}`, '{"__proto__":{"note":"x"},"note":"y","a\\nb":"z"}\n{"a":1,"b":2}'],
);
const jsonList = reading(
  "json",
  fc.oneof(
    fc.array(record, { maxLength: 3 }).map((list) => JSON.stringify(list)),
    json.map((value) => JSON.stringify(value) ?? ""),
  ),
  [`[${JSONL},${JSONL}]`, `{"notes":[${JSONL}],"more":[${JSONL}]}`],
);

const fhirText = fc
  .record({
    resourceType: fc.constantFrom("DocumentReference", "Composition", "Bundle", "Patient"),
    id: word,
    author: fc.array(fc.record({ display: word, reference: word }, { requiredKeys: [] }), { maxLength: 2 }),
    content: fc.array(
      fc.record({
        attachment: fc.record({
          contentType: fc.constantFrom("text/plain", "text/html", "application/xhtml+xml"),
          data: noteText.map((text) => Buffer.from(`<p>${text}</p>`).toString("base64")),
        }),
      }),
      { maxLength: 2 },
    ),
    section: fc.array(
      fc.record(
        { title: word, text: fc.record({ div: noteText }), section: json },
        { requiredKeys: ["title", "text"] },
      ),
      { maxLength: 2 },
    ),
    resource: json,
  })
  .map((resource) => JSON.stringify(resource));
const DOCUMENT = `{"resourceType":"DocumentReference","id":"1","author":[{"display":"Ana"}],"content":[{"attachment":{"contentType":"text/html","data":"${Buffer.from("<p>Date: 1/2/2026</p>&constructor;&#x41;&#0;").toString("base64")}"}}]}`;
const fhir = reading("fhir", fhirText, [
  DOCUMENT,
  `{"resourceType":"Bundle","entry":[{"resource":${DOCUMENT}}]}`,
  '{"resourceType":"Composition","section":[{"title":"Plan","text":{"div":"<div>x &lt;b&gt;</div>"},"section":[{"text":{"div":"y"}}]}]}',
]);

const PARTS = {
  "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  "xl/workbook.xml":
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  "xl/_rels/workbook.xml.rels":
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  "xl/styles.xml":
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="18"/></cellXfs></styleSheet>',
  "xl/sharedStrings.xml":
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Narrative</t></si><si><t>He was manipulative.</t></si></sst>',
};
const SHEET =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Svc Dt</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45000</v></c></row></sheetData></worksheet>';
const packed = (sheet: string): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...PARTS, "xl/worksheets/sheet1.xml": sheet }).map(([path, xml]) => [
        path,
        strToU8(xml),
      ]),
    ),
    { level: 0 },
  );

const sheetText = fc
  .array(
    fc.tuple(
      word,
      fc.constantFrom("s", "n", "b", "e", "str", "inlineStr", "d", "constructor"),
      fc.oneof(word, fc.integer().map(String)),
      fc.constantFrom("0", "1", "2", "99", "-1"),
    ),
    { maxLength: 6 },
  )
  .map((cells) =>
    SHEET.replace(
      "</sheetData>",
      `<row r="3">${cells.map(([ref, type, value, style], at) => `<c r="${at % 2 ? "ABCDEF"[at] + "3" : ref.replace(/[<&"]/g, "")}" t="${type}" s="${style}"><v>${value.replace(/[<&]/g, "")}</v></c>`).join("")}</row></sheetData>`,
    ),
  );

/** The XML of a sheet, in a workbook around it. */
const xlsx: Target = {
  seeds: [
    SHEET,
    SHEET.replace('r="B2" s="1"', 'r="ZZZ2" s="9"'),
    SHEET.replace("<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"),
  ],
  inputs: broken(sheetText),
  run: (input) => readAs("xlsx", packed(input)),
};

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const SEED_BYTES = [
  latin(Buffer.from(CSV)),
  latin(gzipSync(CSV)),
  latin(packed(SHEET)),
  latin(Buffer.from(`\ufeff${CSV}`, "utf16le")),
  latin(Buffer.from(CSV.replace("manip", "Jos\xe9"), "latin1")),
];

/** Bytes as any kind of file: encodings, what is packed, and what is not what it says it is. */
const bytes: Target = {
  seeds: SEED_BYTES.flatMap((seed) =>
    ["\u0000", "\u0001", "\u0002", "\u0003", "\u0004"].map((kind) => kind + seed),
  ),
  inputs: broken(
    fc
      .tuple(
        fc.nat(5),
        fc.oneof(fc.constantFrom(...SEED_BYTES), fc.uint8Array({ maxLength: 200 }).map(latin)),
      )
      .map(([kind, all]) => String.fromCharCode(kind) + all),
  ),
  run(input) {
    const [kind = 0, ...rest] = bytesIn(input);
    return readAs(KINDS[kind % KINDS.length]!, Uint8Array.from(rest));
  },
};

const KINDS = ["csv", "tsv", "xlsx", "jsonl", "json", "fhir"] as const;

export const exports = { csv, tsv, jsonl, json: jsonList, fhir, xlsx, bytes };
