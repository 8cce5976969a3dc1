import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { builtInData } from "../../server/lexicon/built-in.ts";
import { EXPORT } from "./exports.ts";
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
  const danger = new Set(builtInData().entries.flatMap(({ id, safety }) => (safety ? [id] : [])));
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
  expect(await made(["export.csv", "--language", "en"], here)).toContain('<html lang="en">');
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
