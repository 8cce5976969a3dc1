import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { CATEGORIES } from "../../server/lexicon/categories.ts";
import { gather, gatheredNothing } from "../../server/report/gather.ts";
import { looksLikeResult, readNoteResult, type NoteResult } from "../../server/report/note-result.ts";
import { overviewOf, per1000 } from "../../server/report/overview.ts";
import { periodOf, type Unit } from "../../server/report/periods.ts";

const entries = new Map(builtInEntries().map((entry) => [entry.id, entry]));
const TODAY = "2026-06-30";

type Finding = NoteResult["findings"][number];
const finding = (rule: string, data: Finding["data"] = {}): Finding => ({ rule, data });

const result = (note: Partial<NoteResult["note"]> = {}, findings: readonly Finding[] = []): NoteResult => ({
  version: 1,
  note: { words: 100, date: "2026-03-04", signals: [], ...note },
  findings: [...findings],
});

function overview(results: readonly NoteResult[], by?: Unit, since?: string) {
  const gathered = gatheredNothing();
  for (const one of results) gather(gathered, one, { today: TODAY, since, entries });
  return overviewOf(gathered, by);
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test("drift is counted by category and month", () => {
  const { drift, periods, wordings, from, to } = overview([
    ...times(4, result({}, [finding("drift/motive", { voice: "writer", entry: "lying" })])),
    result({ date: "2026-03-31", words: 50 }, [finding("drift/label"), finding("drift/label")]),
    result({ date: "2026-05-01" }, [finding("field/date", { state: "missing" })]),
  ]);
  expect(drift).toMatchObject({ motive: 4, label: 2, advising: 0 });
  expect(periods.map(({ from, notes, words }) => [from, notes, words])).toEqual([
    ["2026-03-01", 5, 450],
    ["2026-04-01", 0, 0],
    ["2026-05-01", 1, 100],
  ]);
  expect(per1000(drift.motive, periods[0]!)).toBeCloseTo(4000 / 450);
  expect(per1000(0, periods[2]!)).toBeUndefined(); // one note says nothing
  expect(wordings).toEqual([{ entry: "lying", category: "motive", count: 4 }]);
  expect([from, to]).toEqual(["2026-03-04", "2026-05-01"]);
});

test("words about danger and words that may be the person's own are no drift", () => {
  const { drift, wordings } = overview([
    result({}, [
      finding("drift/clinical-idiom", { voice: "writer", entry: "suicidal" }),
      finding("drift/shorthand", { voice: "writer", entry: "agency-own", about: "danger" }),
      finding("drift/motive", { voice: "reported", entry: "lying" }),
    ]),
  ]);
  expect(Object.values(drift)).toEqual(CATEGORIES.map(() => 0));
  expect(wordings).toEqual([]);
});

test("every entry of the lexicon about danger is left out", () => {
  const about = [...entries.values()].filter(({ safety }) => safety);
  expect(about.length).toBeGreaterThan(20);
  const all = about.map(({ id, category }) => finding(`drift/${category}`, { voice: "writer", entry: id }));
  expect(overview([result({}, all)]).wordings).toEqual([]);
});

test("a date that is missing or has not come yet is counted apart, and an early one is left out when asked", () => {
  const { read, periods } = overview(
    [result(), result({ date: undefined }), result({ date: "2026-07-01" }), result({ date: "2026-01-31" })],
    "month",
    "2026-02-01",
  );
  expect(read).toMatchObject({ notes: 3, undated: 1, future: 1, old: 1 });
  expect(periods.map(({ notes }) => notes)).toEqual([1]);
});

test("a note has a signal or lacks a fact once, and only known ones count", () => {
  const { signals, missing, read } = overview([
    result({ signals: ["goal", "goal", "halo"] }, [
      finding("field/date", { state: "missing" }),
      finding("field/date", { state: "missing" }),
      finding("field/plan", { state: "invalid" }),
      finding("field/halo", { state: "missing" }),
      finding("drift/halo"),
    ]),
  ]);
  expect(signals).toEqual([
    { signal: "goal", notes: 1 },
    ...["strength", "own-words", "lived-experience", "shared-record"].map((signal) => ({ signal, notes: 0 })),
  ]);
  expect(missing).toEqual([{ rule: "field/date", notes: 1 }]);
  expect(read.unknown).toBe(2);
});

test("weeks are chosen for a short time with notes enough, and begin on Monday over the turn of a year", () => {
  expect(overview([...times(5, result()), ...times(5, result({ date: "2026-03-11" }))]).by).toBe("week");
  expect(overview([result(), result({ date: "2026-04-20" })]).by).toBe("month");
  expect(overview([...times(50, result()), ...times(50, result({ date: "2025-03-04" }))]).by).toBe("month");
  const days = ["2025-12-28", "2025-12-29", "2026-01-04", "2026-01-05"];
  expect(days.map((day) => periodOf(day, "week"))).toEqual([
    "2025-12-22",
    "2025-12-29",
    "2025-12-29",
    "2026-01-05",
  ]);
});

test("a slip of centuries in a date makes no endless list of months", () => {
  const { periods } = overview([result({ date: "0203-03-04" }), result()]);
  expect(periods.length).toBeLessThanOrEqual(60);
  expect(periods.at(-1)).toMatchObject({ from: "2026-03-01", notes: 1 });
});

test("nothing, too, can be told", () => {
  expect(overview([])).toMatchObject({
    read: { notes: 0, words: 0 },
    periods: [],
    wordings: [],
    missing: [],
  });
});

const anyResult = fc.record({
  version: fc.constant(1 as const),
  note: fc.record({
    words: fc.nat(300),
    date: fc.constantFrom(undefined, "2026-01-06", "2026-02-01", "2026-02-28", "2026-12-01"),
    writer: fc.constantFrom(undefined, "w-1", "w-2"),
    signals: fc.subarray(["goal", "strength"]),
  }),
  findings: fc.array(
    fc.record({
      rule: fc.constantFrom("drift/motive", "drift/label", "field/date", "drift/new"),
      data: fc.record({
        voice: fc.constantFrom("writer", "reported"),
        entry: fc.constantFrom("lying", "addict", "suicidal", "agency-x"),
        state: fc.constantFrom("missing", "invalid"),
      }),
    }),
  ),
});

test("the same comes together in whichever order notes are read", () => {
  fc.assert(
    fc.property(
      fc
        .array(anyResult, { maxLength: 30 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        expect(overview(other)).toEqual(overview(one));
      },
    ),
  );
});

const LINE = {
  version: 1,
  path: "a.csv",
  row: 2,
  note: { words: 3, date: "2026-03-04", signals: [] },
  findings: [
    { rule: "drift/motive", severity: "warning", data: { voice: "writer", entry: "lying" }, fixes: [] },
  ],
};

test.each([
  ["no JSON", "{", /no result of peernote/],
  ["another JSON", '{"resourceType":"Bundle"}', /no result of peernote/],
  ["a later version", JSON.stringify({ ...LINE, version: 2 }), /another version of peernote/],
  ["words that are no number", JSON.stringify({ ...LINE, note: { ...LINE.note, words: "3" } }), /no result/],
  ["no findings", JSON.stringify({ ...LINE, findings: undefined }), /no result/],
])("%s is no result", (_, line, why) => {
  expect(readNoteResult(line)).toEqual({ why: expect.stringMatching(why) as string });
});

test("a result is known by its version and findings, and what is odd in it is taken for missing", () => {
  expect(looksLikeResult(JSON.stringify(LINE))).toBe(true);
  expect(looksLikeResult('{"version":1,"files":[]}')).toBe(false);
  const odd = { ...LINE, id: 7, note: { ...LINE.note, date: "2026-02-30", writer: {} } };
  expect(readNoteResult(JSON.stringify(odd))).toMatchObject({
    note: { words: 3, date: undefined, writer: undefined },
  });
});
