import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csv } from "./exports.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

const CACHE = ".peernote/cache/notes";
const HEADER = ["Note ID", "Staff", "Svc Dt", "Narrative"];
const row = (id: number, text: string, date = "2026-03-04") => [`A-${id}`, "Jordan Reyes", date, text];
const walked = (id: number) => row(id, `Ozella and I walked around block ${id}. She zorbled at the ducks.`);
const many = (count: number) => csv([HEADER, ...Array.from({ length: count }, (_, id) => walked(id))]);

/** Of facts nothing is said, so that notes can be short and have nothing to find. */
const FACTS_OFF = Object.fromEntries(
  [
    "service-type",
    "narrative",
    "date",
    "duration",
    "location",
    "signature",
    "signature-date",
    "diagnosis-code",
    "code",
    "plan",
  ].map((fact) => [`field/${fact}`, "off"]),
);

const place = (files: Readonly<Record<string, string>>) =>
  folderWith({ ".peernote.json": settings(), "words.json": WORDS, ...files });
const lint = (folder: string, ...more: string[]) =>
  peernote(folder, ["lint", "--today", "2026-03-06", "--format", "ndjson", "--cache", ...more]);
const cacheIn = (folder: string): string => readFileSync(join(folder, CACHE), "utf8");

/** Makes the cache say something that is in no note: whoever says it, too, has read the cache. */
function mark(folder: string): void {
  const marked = cacheIn(folder).replaceAll('"entry":"agency-zorbled"', '"entry":"remembered"');
  expect(marked).toContain("remembered");
  writeFileSync(join(folder, CACHE), marked);
}

test("what was found is remembered: the second report is the first one, and only what is new is linted", async () => {
  const folder = place({ "export.csv": many(700) });
  const plain = await peernote(folder, ["lint", "--today", "2026-03-06", "--format", "ndjson", "export.csv"]);
  const first = await lint(folder, "export.csv");
  expect(first).toEqual(plain);
  const kept = cacheIn(folder);
  expect(await lint(folder, "export.csv")).toEqual(plain);
  expect(cacheIn(folder), "nothing was new").toBe(kept);

  mark(folder);
  writeFileSync(
    join(folder, "export.csv"),
    csv([HEADER, ...[0, 1, 2].map(walked), row(3, "She zorbled again.")]),
  );
  const { stdout } = await lint(folder, "export.csv");
  const entries = stdout.match(/"entry":"[\w-]+"/g);
  expect(entries).toEqual([...Array<string>(3).fill('"entry":"remembered"'), '"entry":"agency-zorbled"']);
}, 60_000);

test("no word of a note is in it, it is for its owner alone, and version control leaves it alone", async () => {
  const folder = place({ "export.csv": many(3) });
  await lint(folder, "export.csv", "--no-redact");
  expect(cacheIn(folder)).not.toMatch(/ozella|ducks|block|reyes|A-1|laughed/i);
  expect(cacheIn(folder).split("\n")).toHaveLength(5); // a head, three notes, and the end
  expect(statSync(join(folder, CACHE)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, ".peernote/cache/.gitignore"), "utf8")).toBe("*\n");
});

test("a report with the words of the notes has all of them", async () => {
  const folder = place({
    ".peernote.json": settings({ rules: FACTS_OFF }),
    "a.note": "Narrative: We walked. She zorbled at the ducks.\n",
    "b.note": "Narrative: We walked around the pond.\n",
  });
  const args = ["lint", "--today", "2026-03-06", "--format", "json", "."];
  const plain = await peernote(folder, args);
  expect(plain.stdout).toContain("laughed out loud");
  expect(plain.stdout).toContain('"path":"b.note","findings":[]');
  const first = await peernote(folder, [...args, "--cache"]);
  const second = await peernote(folder, [...args, "--cache"]);
  expect([first, second]).toEqual([plain, plain]);
});

test("what is counted in files is remembered, too", async () => {
  const folder = place({ "a.note": "Narrative: We walked. She zorbled at the ducks.\n" });
  const args = ["lint", "--today", "2026-03-06", "--statistics", "--format", "json", "--cache", "."];
  const plain = await peernote(folder, args);
  expect(plain.stdout).toContain('"drift/motive"');
  expect(await peernote(folder, args)).toEqual(plain);
  writeFileSync(join(folder, CACHE), cacheIn(folder).replaceAll("drift/motive", "drift/label"));
  const counted = await peernote(folder, args);
  expect(counted.stdout).toContain('"drift/label"');
  expect(counted.stdout).not.toContain('"drift/motive"');
});

test("other settings, words or acceptances: everything is looked at anew", async () => {
  const folder = place({ "export.csv": many(3) });
  await lint(folder, "export.csv");
  mark(folder);
  expect((await lint(folder, "export.csv")).stdout).toContain("remembered");
  writeFileSync(join(folder, ".peernote.json"), settings({ rules: { "drift/motive": "error" } }));
  const settled = await lint(folder, "export.csv");
  expect(settled.stdout).not.toContain("remembered");
  expect(settled.stdout).toContain('"severity":"error"');
  writeFileSync(join(folder, ".peernote.json"), settings());
  writeFileSync(join(folder, "words.json"), WORDS.replace("zorbled", "hummed"));
  expect((await lint(folder, "export.csv")).stdout).not.toContain("drift/motive");
});

test("a day that was to come when a note was read is looked at again", async () => {
  const folder = place({ "export.csv": csv([HEADER, row(1, "We sang.", "2026-03-20")]) });
  const early = await lint(folder, "export.csv");
  expect(early.stdout).toContain('"field/date"');
  const later = await lint(folder, "export.csv", "--today", "2026-03-21");
  expect(later.stdout).not.toContain('"field/date"');
  const longAfter = await lint(folder, "export.csv", "--today", "2046-03-21");
  expect(longAfter.stdout).toContain('"field/date"');
});

test("a cache that was cut short by a power cut is of use as far as it goes", async () => {
  const folder = place({ "export.csv": many(6) });
  const plain = await lint(folder, "export.csv");
  const whole = cacheIn(folder);
  truncateSync(join(folder, CACHE), whole.lastIndexOf("{") + 20);
  expect(await lint(folder, "export.csv")).toEqual(plain);
  mark(folder);
  const { stdout } = await lint(folder, "export.csv");
  expect(stdout.match(/remembered/g)).toHaveLength(6);
});

test("what no note has any more goes, and another file of that name stays as it is", async () => {
  const folder = place({ "export.csv": many(90) });
  await lint(folder, "export.csv");
  writeFileSync(join(folder, "export.csv"), many(10));
  await lint(folder, "export.csv");
  expect(cacheIn(folder).split("\n")).toHaveLength(12);

  writeFileSync(join(folder, CACHE), "a diary\n");
  const { status, stdout, stderr } = await lint(folder, "export.csv");
  expect(stderr).toContain(`peernote: ${CACHE} is no cache of peernote, and stays as it is: move it away.`);
  expect({ status, notes: stdout.trim().split("\n").length }).toEqual({ status: 2, notes: 10 });
  expect(cacheIn(folder)).toBe("a diary\n");
});
