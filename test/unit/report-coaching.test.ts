import { expect, test } from "vitest";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { changeOf, patternsOf } from "../../server/report/coaching.ts";
import { coachingPage } from "../../server/report/coaching-page.ts";
import { checklistMarkdown } from "../../server/report/checklist.ts";
import { gatherExamples, type Examples } from "../../server/report/examples.ts";
import { gather, gatheredNothing } from "../../server/report/gather.ts";
import type { NoteResult } from "../../server/report/note-result.ts";
import { overviewOf } from "../../server/report/overview.ts";
import { speakerOf } from "../../server/report/speaker.ts";

const entries = new Map(builtInEntries().map((entry) => [entry.id, entry]));
const today = "2026-06-30";

type Finding = NoteResult["findings"][number];

const drift = (category: string, more: Partial<Finding["data"]> & { sentence?: string } = {}): Finding => {
  const { sentence, ...data } = more;
  return { rule: `drift/${category}`, data: { voice: "writer", ...data }, ...(sentence && { sentence }) };
};

const note = (date: string, findings: Finding[] = [], signals: string[] = []): NoteResult => ({
  version: 1,
  note: { words: 100, date, signals, writer: "w-1" },
  findings,
});

function overview(results: readonly NoteResult[]) {
  const gathered = gatheredNothing();
  for (const result of results) gather(gathered, result, { today, entries });
  return overviewOf(gathered, "month");
}

const month = (number: number, findings: Finding[] = []): NoteResult[] =>
  Array.from({ length: 5 }, (_, at) => note(`2026-0${number}-1${at}`, at === 0 ? findings : []));

test("two patterns are talked about, those that came up most, and none that came up once", () => {
  const found = [drift("label"), ...Array.from({ length: 3 }, () => drift("motive", { entry: "lying" }))];
  const twice = [drift("advising"), drift("advising"), drift("deciding"), drift("deciding")];
  expect(patternsOf(overview(month(1, [...found, ...twice])))).toEqual([
    { category: "motive", count: 3, entries: ["lying"] },
    { category: "advising", count: 2, entries: [] },
  ]);
  expect(patternsOf(overview(month(1, [drift("label")])))).toEqual([]);
});

test("the change is that between the last two months with notes enough", () => {
  const results = [
    ...month(1, [drift("motive")]),
    ...month(3, [drift("motive"), drift("label")]),
    note("2026-04-01"),
  ];
  expect(changeOf(overview(results), ["motive"])).toEqual({
    before: "2026-01-01",
    after: "2026-03-01",
    rates: [
      { of: "all", before: 2, after: 4 },
      { of: "motive", before: 2, after: 2 },
    ],
  });
  expect(changeOf(overview(month(1)), [])).toBeUndefined();
});

test("a sentence that speaks of danger, or may be the person's own, is no example", () => {
  const examples: Examples = new Map();
  const both = "He was manipulative and said he wants to die.";
  gatherExamples(
    examples,
    note("2026-01-01", [
      drift("motive", { entry: "manipulate", sentence: both }),
      drift("clinical-idiom", { entry: "suicidal", sentence: both }),
      drift("motive", { entry: "agency-x", about: "danger", sentence: "He frimbled." }),
      drift("motive", { entry: "lying", voice: "reported", sentence: "He said he was lying." }),
    ]),
    entries,
  );
  expect(examples).toEqual(new Map());
});

test("the two latest sentences are kept, each once, in whichever order they come", () => {
  const all = ["2026-01-01", "2026-03-01", "2026-02-01"].flatMap((date) => [
    note(date, [drift("motive", { sentence: `On ${date}.` })]),
    note(date, [drift("motive", { sentence: `On ${date}.` })]),
  ]);
  for (const results of [all, all.toReversed()]) {
    const examples: Examples = new Map();
    for (const result of results) gatherExamples(examples, result, entries);
    expect(examples.get("motive")?.map(({ date }) => date)).toEqual(["2026-03-01", "2026-02-01"]);
  }
});

const page = (results: readonly NoteResult[]): string =>
  coachingPage(overview(results), {
    speaker: speakerOf("en"),
    today,
    entries,
    writer: "w-1",
    examples: undefined,
  });

test("a page of fewer than five notes says that it cannot say", () => {
  const few = page(month(1, [drift("motive"), drift("motive")]).slice(0, 4));
  expect(few).toContain("Too few notes to say");
  expect(few).not.toContain("Motive instead");
});

test("a page says what goes well before what to talk about, and only what was seen", () => {
  const results = [...month(1, [drift("motive"), drift("motive")]), note("2026-01-20", [], ["goal"])];
  const text = page(results);
  expect(text.indexOf("The person&#39;s own goal")).toBeGreaterThan(0);
  expect(text.indexOf("The person&#39;s own goal")).toBeLessThan(text.indexOf("Motive instead"));
  expect(text).not.toContain("Lived experience");
  expect(text).toContain("What did you see and hear");
  expect(text).not.toMatch(/\b(?:rank|average|other writers|colleague)/i);
});

test("a checklist without notes is a form to be filled in by hand", () => {
  const empty = checklistMarkdown(overview([]), { speaker: speakerOf("en"), today, entries });
  expect(empty).not.toMatch(/\*\*|\d+ times/);
  expect(empty.match(/^- \[ \] /gm)!.length).toBeGreaterThan(20);
  const few = checklistMarkdown(overview([note("2026-01-01", [drift("motive")])]), {
    speaker: speakerOf("es"),
    today,
    entries,
  });
  expect(few).toContain("**muy pocas notas para decir algo**");
});
