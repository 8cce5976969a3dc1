import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { csv, EXPORT } from "./exports.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

const SAMPLE = readFileSync(resolve("samples/export.csv"));
const DAY = ["--today", "2026-11-27"];
const folder = folderWith({ "export.csv": SAMPLE });

/** What the command makes, where nothing goes wrong. */
async function made(args: readonly string[], where = folder, input?: string): Promise<string> {
  const { status, stdout } = await peernote(
    where,
    ["report", ...DAY, ...args],
    input === undefined ? {} : { input },
  );
  expect(status).toBe(0);
  return stdout;
}

const lint = ["lint", "export.csv", "--format", "ndjson", "--fail-on", "never", ...DAY];

/** Asked for by several tests: what lint finds in the sample, and what is made of it. */
const results = once(async () => (await peernote(folder, lint)).stdout);
const samplePage = once(() => made(["export.csv"]));
const sampleJson = once(async () => JSON.parse(await made(["export.csv", "--format", "json"])) as Json);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= make());
}

type Line = {
  note: { words: number; date?: string; writer?: string };
  findings: { rule: string; data: Record<string, string> }[];
};

/** The figures of a report again, from the lines alone and by other means. */
function figures(ndjson: string) {
  const lines = ndjson
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const danger = new Set(builtInEntries().flatMap(({ id, safety }) => (safety ? [id] : [])));
  const drift = (some: readonly Line[], category = "") =>
    some
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => (category === "" ? rule.startsWith("drift/") : rule === `drift/${category}`))
      .filter(({ data }) => data["voice"] !== "reported" && !danger.has(data["entry"] ?? "")).length;
  const words = (some: readonly Line[]) => some.reduce((sum, { note }) => sum + note.words, 0);
  const months = [...new Set(lines.flatMap(({ note }) => note.date?.slice(0, 7) ?? []))].sort();
  const inMonth = (month: string) => lines.filter(({ note }) => note.date?.startsWith(month));
  const missing = new Map<string, number>();
  for (const { findings } of lines)
    for (const { rule, data } of findings)
      if (data["state"] === "missing") missing.set(rule, (missing.get(rule) ?? 0) + 1);
  return { lines, drift, words, months, inMonth, missing };
}

type Json = {
  read: Record<string, number>;
  by: string;
  drift: { count: number; per1000: number };
  missing: { rule: string; notes: number }[];
  periods: {
    from: string;
    notes: number;
    words: number;
    drift: { count: number; categories: { category: string; count: number; per1000?: number }[] };
  }[];
};

test("the figures are those of the results, by whichever way they came", async () => {
  const ndjson = await results();
  const { lines, drift, words, months, inMonth, missing } = figures(ndjson);
  const json = await sampleJson();
  expect(json.read).toMatchObject({
    notes: lines.length,
    words: words(lines),
    writers: new Set(lines.map(({ note }) => note.writer)).size,
  });
  expect(json.drift.count).toBe(drift(lines));
  expect(json.drift.count).toBeGreaterThan(20);
  expect(json.drift.per1000).toBeCloseTo((drift(lines) * 1000) / words(lines), 3);
  expect(Object.fromEntries(json.missing.map(({ rule, notes }) => [rule, notes]))).toEqual(
    Object.fromEntries(missing),
  );
  expect(json.by).toBe("month");
  expect(json.periods.map(({ from }) => from.slice(0, 7))).toEqual(months);
  for (const { from, notes, words: said, drift: found } of json.periods) {
    const some = inMonth(from.slice(0, 7));
    expect([notes, said, found.count]).toEqual([some.length, words(some), drift(some)]);
    for (const { category, count, per1000 } of found.categories) {
      expect(count).toBe(drift(some, category));
      if (some.length < 5) expect(per1000).toBeUndefined();
      else expect(per1000).toBeCloseTo((count * 1000) / said, 3);
    }
  }
});

test("the page shows the same figures", async () => {
  const { lines, drift, words, months, inMonth } = figures(await results());
  const page = await samplePage();
  const cells = [...page.matchAll(/<td class="number">\s*([^<]*?)\s*<\/td>/g)].map(([, cell]) => cell);
  const row = (some: readonly Line[]) => [
    String(some.length),
    words(some).toLocaleString("en-US"),
    some.length < 5 ? "–" : ((drift(some) * 1000) / words(some)).toFixed(1),
  ];
  for (const some of [...months.map(inMonth), lines]) {
    const [notes, said, all] = row(some);
    const at = cells.findIndex((cell, index) => cell === notes && cells[index + 1] === said);
    expect(cells.slice(at, at + 3)).toEqual([notes, said, all]);
  }
});

test("results and notes give the same page, in any order and packing", async () => {
  const ndjson = await results();
  const lines = ndjson.trim().split("\n");
  const [front, back] = [lines.slice(0, 20), lines.slice(20)].map((some) => `${some.join("\n")}\n`);
  const parted = folderWith({ "b.ndjson": front!, "a.jsonl": back!, "c.ndjson.gz": gzipSync(front!) });
  const page = await samplePage();
  expect(await made(["b.ndjson", "a.jsonl"], parted)).toBe(page);
  expect(await made(["a.jsonl", "c.ndjson.gz"], parted)).toBe(page);
  expect(await made(["-"], parted, ndjson)).toBe(page);
  expect(await made(["--as", "csv", "-"], parted, SAMPLE.toString())).toBe(page);
});

test("a page holds no word of a note, no name and nothing to load or run", async () => {
  const page = await samplePage();
  expect(page).toContain('Content-Security-Policy" content="default-src &#39;none&#39;');
  expect(page).not.toMatch(/<script|<link|<img|<a |https?:|url\(|@import| on\w+=/i);
  const records = parse(SAMPLE, { columns: true }) as Record<string, string>[];
  for (const { Staff, Program, Narrative, "Note ID": id } of records) {
    for (const word of [id, Program]) expect(page).not.toContain(word);
    expect(page).not.toMatch(new RegExp(`\\b${Staff}\\b`));
    for (const sentence of Narrative!.split(/(?<=[.!?])\s/)) expect(page).not.toContain(sentence);
  }
});

test("it is written whole or not at all, and never over what is read", async () => {
  const here = folderWith({ "export.csv": SAMPLE });
  expect(await made(["export.csv", "-o", "report.html"], here)).toBe("");
  expect(readFileSync(`${here}/report.html`, "utf8")).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\s*$/);
  expect(readdirSync(here).filter((name) => name.endsWith(".part"))).toEqual([]);
  const over = await peernote(here, ["report", "export.csv", "-o", "export.csv"]);
  expect(over.status).toBe(2);
  expect(over.stderr).toContain("is to be read");
  expect(readFileSync(`${here}/export.csv`)).toEqual(SAMPLE);
});

test("what cannot be read is named by its place, and everything else is told", async () => {
  const ndjson = await results();
  const here = folderWith({
    "old.ndjson": `{broken "Jordan"\n${ndjson}${JSON.stringify({ version: 2, findings: [] })}\n`,
  });
  const { status, stdout, stderr } = await peernote(here, [
    "report",
    "--format",
    "json",
    "old.ndjson",
    "gone.note",
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain("old.ndjson, line 1 is no result of peernote");
  expect(stderr).toContain("old.ndjson, line 52 was written by another version");
  expect(stderr).toContain("gone.note does not exist");
  expect(stderr).not.toContain("Jordan");
  expect(JSON.parse(stdout)).toMatchObject({ incomplete: true, read: { notes: 50 } });
});

test("one note and no notes are told of without a number about them", async () => {
  const one = await made(["one.note"], folderWith({ "one.note": "He was manipulative.\n" }));
  expect(one).toContain("Too few notes to say");
  expect(one).not.toContain("per 1,000 words");
  const [first] = (await results()).split("\n");
  const none = await made(["-", "--since", "2027-01-01"], folder, first);
  expect(none).toContain("There are no notes here yet");
});

test("an agency's words are known, and its words about danger are not counted", async () => {
  const words = JSON.parse(WORDS) as { entries: object[] };
  const danger = { terms: ["frimbled"], safety: true, examples: ["He [[frimbled]]."] };
  const here = folderWith({
    "export.csv": EXPORT.replace("We walked", "He frimbled. We walked"),
    ".peernote.json": settings({ language: "es" }),
    "words.json": JSON.stringify({ ...words, entries: [...words.entries, danger] }),
  });
  const json = JSON.parse(await made(["export.csv", "--format", "json"], here)) as {
    wordings: { entry: string; count: number }[];
  };
  expect(json.wordings).toContainEqual({ entry: "agency-zorbled", category: "motive", count: 2 });
  expect(JSON.stringify(json)).not.toContain("frimbled");
  expect(await made(["export.csv"], here)).toContain('<html lang="es">');
});

test("a table has a row for each number", async () => {
  const rows = parse(await made(["export.csv", "--format", "csv"]), { columns: true }) as Record<
    string,
    string
  >[];
  const json = await sampleJson();
  const count = (what: string) =>
    rows.filter((row) => row["what"] === what).reduce((sum, row) => sum + Number(row["count"]), 0);
  expect(count("drift")).toBe(json.drift.count);
  expect(count("drift by month")).toBe(json.drift.count);
  expect(count("missing")).toBe(json.missing.reduce((sum, { notes }) => sum + notes, 0));
});

test("earlier notes are left out and counted, from results as from notes", async () => {
  const ndjson = await results();
  const here = folderWith({ "old.ndjson": ndjson });
  const since = ["--since", "2026-03-01", "--format", "json"];
  const json = await made(["export.csv", ...since]);
  expect((JSON.parse(json) as Json).read).toMatchObject({ notes: 29, old: 21 });
  expect(await made(["old.ndjson", ...since], here)).toBe(json);
});

const NOTES = [
  ["Ana Ruiz", "He was manipulative with the front desk."],
  ["Ana Ruiz", "He was manipulative and he wants to die."],
  ["Ana Ruiz", "She is manipulative at the shelter."],
  [" ana ruiz", "We walked to the lake."],
  ["Ana Ruiz", "We walked home."],
  ["Bo Lind", "He was manipulative at the clinic."],
];
const WRITERS = csv([
  ["Staff", "Svc Dt", "Narrative"],
  ...NOTES.map(([staff, narrative], at) => [staff!, `0${at + 1}/10/2026`, narrative!]),
]);

test("a page for one writer knows them by name and by code, from notes as from results, and tells of nobody else", async () => {
  const here = folderWith({ "export.csv": WRITERS });
  const ndjson = (await peernote(here, lint)).stdout;
  const { writer } = (JSON.parse(ndjson.split("\n")[0]!) as Line).note;
  expect(writer).toMatch(/^w-/);
  writeFileSync(`${here}/old.ndjson`, ndjson);
  const read = async (...args: string[]) =>
    (JSON.parse(await made([...args, "--format", "json"], here)) as Json).read;
  const five = { notes: 5, writers: 1 };
  expect(await read("old.ndjson", "--for", "ANA RUIZ ")).toMatchObject(five);
  expect(await read("old.ndjson", "--for", writer!)).toMatchObject(five);
  expect((await read("export.csv", "--for", writer!)).notes).toBe(5);
  const page = await made(["export.csv", "--for", "Ana Ruiz", "--with-examples"], here);
  expect(page).toContain("He was manipulative with the front desk.");
  expect(page).toContain("It holds sentences from them");
  expect(page).not.toMatch(/at the clinic|wants to die|the lake|Bo Lind/);
  const wordless = await made(["export.csv", "--for", "Ana Ruiz"], here);
  expect(wordless).toContain("It holds counts, and no words of the notes");
  expect(wordless).not.toContain("at the shelter");
});

test("a note in a file of its own is written by who signed it", async () => {
  const signed = (name: string) =>
    `Narrative: He was manipulative.\n\nSignature: ${name}, CMPSS\nSignature date: 03/04/2026\n`;
  const here = folderWith({
    "a.note": signed("Ana Ruiz"),
    "b.note": signed("Bo Lind"),
    "c.note": "We met.\n",
  });
  const json = JSON.parse(await made([".", "--for", "ana ruiz", "--format", "json"], here)) as Json;
  expect(json.read["notes"]).toBe(1);
  expect(readdirSync(here)).not.toContain(".peernote"); // nothing had to be coded
});

test.each([
  [
    ["old.ndjson", "--for", "x", "--with-examples"],
    "in which there are no sentences: name the notes themselves",
  ],
  [["old.ndjson", "--with-examples"], "--with-examples goes with --for"],
  [["old.ndjson", "--for", "Quillfeather"], "there are no notes by this writer"],
  [["older.ndjson"], "older.ndjson"],
])("%s ends with 2 and says why", async (args, why) => {
  const here = folderWith({ "old.ndjson": await results() });
  const { status, stdout, stderr } = await peernote(here, ["report", ...args]);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(why);
  expect(stderr).not.toContain("Quillfeather");
});

test("a checklist has the counts of the notes and room for all else", async () => {
  const here = folderWith({ "old.ndjson": await results() });
  const { drift, lines } = figures(await results());
  const { stdout } = await peernote(here, ["checklist", "old.ndjson"]);
  expect(stdout).toContain(`**${drift(lines, "motive")} times, in 50 notes**`);
  const page = await peernote(here, ["checklist", "old.ndjson", "--format", "html", "--language", "es"]);
  expect(page.stdout).toContain('<html lang="es">');
  expect(page.stdout).toContain("Pat Deegan");
});
