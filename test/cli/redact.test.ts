import { createHmac } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { createLintChunk } from "../../server/batch/chunk.ts";
import { codeOf } from "../../server/batch/codes.ts";
import { createKeys } from "../../server/batch/keys.ts";
import { FORMATS } from "../../server/batch/reports/formats.ts";
import { defaultConfig, NOTHING_ACCEPTED } from "../../server/config.ts";
import { csv } from "./exports.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** Words that stand nowhere but in the cells of this export, its programs left out: those may be told. */
const CANARIES = [
  "Quillfeather",
  "Brambleworth",
  "Nettlesby",
  "Fernwhistle",
  "Oxbowtarn",
  "Thistlegate",
  "Larkmoor",
];
const [ID, WRITER, PERSON, PLACE, STORY, PLAN, UNKNOWN] = CANARIES as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const EXPORT = csv([
  ["Note ID", "Staff", "Client Name", "Svc Dt", "Location", "Narrative", "Plan", "Remarks"],
  [ID, WRITER, PERSON, "02/30/2026", PLACE, `He zorbled at ${STORY}, noncompliant.\n${STORY}`, PLAN, UNKNOWN],
  [
    ID,
    ` ${WRITER.toUpperCase()} `,
    "",
    "03/04/2026",
    "",
    `H${STORY} was manipulative; ${PLACE} per ${STORY}.`,
    "",
    "",
  ],
]);

/** The same as JSON lines, and after them what is none: of that too only the place is told. */
const BROKEN = `${(parse(EXPORT, { columns: true }) as object[]).map((row) => JSON.stringify(row)).join("\n")}
{"Narrative": "${STORY}
"${WRITER}"
{"Narrative": {"deep": ["${PLAN}"]}}
`;

const SETTINGS = { ".peernote.json": settings(), "words.json": WORDS };

/** Every file in a folder and what it holds, with its name. */
const written = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith("export.") && statSync(join(folder, name)).isFile())
    .map((name) => `${name}\n${readFileSync(join(folder, name), "utf8")}`)
    .join("\n");

/** Whatever of the cells' words stands in a text, in any case. */
const toldIn = (text: string): string[] =>
  CANARIES.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

test("no word of a cell gets out of an export to anywhere, unless somebody asks for it", async () => {
  const folder = folderWith({ ...SETTINGS, "export.csv": EXPORT, "export.jsonl": BROKEN });
  const lint = ["lint", "--format", "json", "export.csv", "export.jsonl"];
  const open = await peernote(folder, [...lint, "--no-redact"]);
  expect(open.stdout).toContain(`"id":"${ID}"`);
  expect(open.stderr).not.toContain("the words of the notes are left out");
  expect(readdirSync(folder)).not.toContain(".peernote"); // nothing was coded
  const { status, stdout, stderr } = await peernote(folder, [...lint, "-o", "report.json"]);
  expect(status).toBe(2);
  expect(stderr).toContain("export.jsonl, line 3");
  expect(stderr.match(/the words of the notes are left out\. To see them: --no-redact/g)).toHaveLength(1);
  const everything = stdout + stderr + written(folder);
  expect(everything).toContain("drift/motive");
  expect(everything).toContain(".peernote/key");
  expect(toldIn(everything)).toEqual([]);
});

const HEADERS = ["id", "writer", "person", "date", "location", "narrative", "plan"] as const;

test.each(FORMATS)("%s is given no word to tell", async (format) => {
  const report = { format, statistics: false, color: false, width: 100 };
  const options = { today: "2026-03-06", quiet: false, report, redact: "rows" } as const;
  const lintChunk = createLintChunk(options, {
    configIn: () => Promise.resolve(defaultConfig()),
    acceptancesIn: () => Promise.resolve(NOTHING_ACCEPTED),
  });
  const columns = HEADERS.map((field) => ({ name: field, field, label: field }));
  const [, ...rows] = parse(EXPORT) as string[][];
  const tasks = rows.map((values, at) => ({
    path: "export.csv",
    folder: undefined,
    home: undefined,
    key: Buffer.alloc(32),
    from: { columns, row: { row: at + 2, values } },
  }));
  const { pieces, complaints } = await lintChunk(tasks);
  expect(complaints).toEqual([]);
  expect(pieces.join("")).toContain("Motive instead of what was seen");
  expect(toldIn(pieces.join(""))).toEqual([]);
});

type Finding = { rule: string; message: string; data: object; fixes: unknown[]; start: number; end: number };
type Line = { id?: string; note: { writer?: string }; findings: Finding[] };

const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

test("a redacted finding keeps its rule, its place and whose words they are", async () => {
  const folder = folderWith({ ...SETTINGS, "a.note": "He zorbled twice.\nDate: 13/45/2026\n" });
  const [whole] = linesOf((await peernote(folder, ["lint", "--format", "ndjson", "a.note"])).stdout);
  const run = await peernote(folder, ["lint", "--redact", "--format", "ndjson", "a.note"]);
  expect(run.stderr).toBe("");
  const [redacted] = linesOf(run.stdout);
  const kept = (finding: Finding) => ({ ...finding, message: "", data: {}, fixes: [] });
  expect(redacted!.findings.map(kept)).toEqual(whole!.findings.map(kept));
  const finding = (rule: string) => redacted!.findings.find((one) => one.rule === rule);
  expect(finding("drift/motive")).toMatchObject({
    message: "Motive instead of what was seen",
    data: { voice: "writer", entry: "agency-zorbled" },
    fixes: [],
  });
  expect(finding("field/date")!.data).toEqual({ state: "invalid" });
});

test("titles come in the language of the settings, and a code for a writer is the same in every run", async () => {
  const folder = folderWith({
    "sub/export.csv": EXPORT,
    ".peernote.json": JSON.stringify({ language: "es" }),
    "other.key": "ab".repeat(32),
  });
  const run = async (...more: string[]) =>
    linesOf((await peernote(folder, ["lint", "--format", "ndjson", ...more, "sub/export.csv"])).stdout);
  const [first, second] = await run();
  expect(first!.findings.map(({ message }) => message)).toContain("Fecha del servicio");
  const key = Buffer.from(readFileSync(join(folder, ".peernote/key"), "utf8").trim(), "hex");
  expect(statSync(join(folder, ".peernote/key")).mode & 0o777).toBe(0o600);
  const code = (text: string) => createHmac("sha256", key).update(text).digest("hex");
  expect(first).toMatchObject({
    id: `n-${code(ID.toLowerCase()).slice(0, 16)}`,
    note: { writer: `w-${code(WRITER.toLowerCase()).slice(0, 8)}` },
  });
  expect(second!.note.writer).toBe(first!.note.writer); // upper case, and blanks around it
  const [other] = await run("--key", "other.key");
  expect(other!.id).toBe(codeOf(Buffer.alloc(32, 0xab), "n", ID));
  expect(other!.id).not.toBe(first!.id);
});

test("what is a code already stays, and nothing stands for nothing", () => {
  const key = Buffer.alloc(32, 1);
  for (const letter of ["w", "n"] as const) {
    const code = codeOf(key, letter, "A-17")!;
    expect([codeOf(key, letter, code), codeOf(undefined, letter, code)]).toEqual([code, code]);
    expect([codeOf(key, letter, " "), codeOf(key, letter, undefined)]).toEqual([undefined, undefined]);
    expect(codeOf(undefined, letter, "A-17")).toBeUndefined();
  }
  expect(codeOf(key, "n", codeOf(key, "w", "A-17"))).toMatch(/^n-/);
});

test("several processes at once end with one key", async () => {
  const folder = folderWith({});
  const runs = Array.from({ length: 3 }, () =>
    peernote(folder, ["lint", "--as", "csv", "--format", "ndjson", "-"], { input: EXPORT }),
  );
  const ids = (await Promise.all(runs)).flatMap(({ stdout }) => linesOf(stdout).map(({ id }) => id));
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(1);
});

test("where no key can be made, ids are left out rather than told", async () => {
  const folder = folderWith({ "export.csv": EXPORT, ".peernote": "a file where the folder should be" });
  const { status, stdout, stderr } = await peernote(folder, ["lint", "--format", "ndjson", "export.csv"]);
  expect(status).toBe(2);
  expect(stderr).toContain(
    "Ids and writers are left out of the report: run this once where it may be written",
  );
  for (const { id, note, findings } of linesOf(stdout)) {
    expect([id, note.writer]).toEqual([undefined, undefined]);
    expect(findings.length).toBeGreaterThan(0);
  }
});

test.each([
  { files: { ".peernote/key": "no key" }, says: "this is no key (64 hexadecimal digits)" },
  { files: {}, keyFile: "gone.key", says: "there is no key that can be read here" },
  {
    files: {
      ".peernote/accepted.json": JSON.stringify({
        version: 1,
        accepted: [{ rule: "drift/motive", hash: "0".repeat(64), reason: "name", date: "2026-03-04" }],
      }),
    },
    says: "the key to it, .peernote/key, is missing", // and a second key would hide that
  },
])("a key that cannot be used is complained about once: $says", async ({ files, keyFile, says }) => {
  const folder = folderWith(files);
  const complaints: string[] = [];
  const keyFor = createKeys(keyFile, (where, what) => complaints.push(`${where} ${what}`));
  expect(await keyFor(join(folder, "a.csv"), folder)).toBeUndefined();
  expect(await keyFor(join(folder, "b.csv"), undefined)).toBeUndefined();
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toContain(says);
  expect(complaints[0]).toContain("Ids and writers are left out of the report");
});
