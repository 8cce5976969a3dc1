import { expect, test } from "vitest";
import { prettyReport } from "../../server/batch/reports/pretty.ts";
import type { Result, Summary } from "../../server/batch/result.ts";
import type { Finding } from "../../server/lint.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

const notes = (note: string) => ({
  "a.note": note,
  ".peernote.json": settings({ rules: { "drift/motive": "warning" } }),
  "words.json": WORDS,
});

const MESSAGE = "says why someone acted, which we cannot see. Say what you saw or heard.";

/** The frames of one rule, without what other rules say about so short a note. */
const frames = (stdout: string): string[] =>
  stdout.split("\n\n").flatMap((block) => /^ {2}warning drift\/motive:[^]*/m.exec(block)?.[0] ?? []);

test("shows the words in their line, and what could stand there instead", async () => {
  const folder = folderWith(notes("She came by.\t日本 👩‍👩‍👧 he zorbled twice.\n"));
  const { stdout } = await peernote(folder, ["lint"]);
  expect(frames(stdout)).toEqual([
    `  warning drift/motive: "zorbled" ${MESSAGE}
   --> a.note:1:29
     |
   1 | She came by.    日本 👩‍👩‍👧 he zorbled twice.
     |                            ^^^^^^^
     = instead: "laughed out loud" or "smiled"`,
  ]);
});

test("cuts a long line around the words, and shows words that reach over a line's end on both", async () => {
  const sentence = "We walked to the library and looked for the book together. ";
  const folder = folderWith(
    notes(`${sentence.repeat(6)}He zorbled. ${sentence.repeat(6)}\nHe was quite\r\n  gromful.`),
  );
  const { stdout } = await peernote(folder, ["lint"]);
  expect(frames(stdout)).toEqual([
    `  warning drift/motive: "zorbled" ${MESSAGE}
   --> a.note:1:358
     |
   1 | …and looked for the book together. He zorbled. We walked to the library and looked for…
     |                                       ^^^^^^^
     = instead: "laughed out loud" or "smiled"`,
    `  warning drift/motive: "quite gromful" ${MESSAGE}
   --> a.note:2:8
     |
   2 | He was quite
     |        ^^^^^
   3 |   gromful.
     |   ^^^^^^^`,
  ]);
});

test("turns what a terminal would obey into signs", async () => {
  const folder = folderWith(notes("\u001b[2J\u001b]0;title\u0007 \u202e\u009b31m He zorbled.\n"));
  const { stdout } = await peernote(folder, ["lint"]);
  expect(stdout).toContain("␛[2J␛]0;title␇ <U+202E><U+009B>31m He zorbled.");
  expect(stdout.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
});

test("has colors only where they are wanted", async () => {
  const folder = folderWith(notes("He zorbled."));
  const escape = "\u001b[";
  const colored = await peernote(folder, ["lint"], { env: { FORCE_COLOR: "1" } });
  expect(colored.stdout).toContain(`${escape}33mzorbled${escape}39m`);
  for (const run of [
    await peernote(folder, ["lint"]),
    await peernote(folder, ["lint"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }),
    await peernote(folder, ["lint", "--no-color"], { env: { FORCE_COLOR: "1" } }),
  ]) {
    expect(run.stdout).not.toContain(escape);
  }
});

const finding = (over: Partial<Finding>): Finding => ({
  rule: "drift/motive",
  severity: "warning",
  message: "A message.",
  start: 0,
  end: 2,
  data: {},
  fixes: [],
  ...over,
});

/** What pretty says nothing of. */
const GIST = { words: 2, date: undefined, signals: [] };

function report(findings: readonly Finding[], summary: Summary, text = "Hi there"): string {
  const { note, end } = prettyReport({ color: false, width: 80 });
  const result: Result = { path: "a.note", text, gist: GIST, findings };
  const rules = new Map(findings.map(({ rule }) => [rule, 1]));
  return note(result) + end({ summary, rules });
}

test("lists what is missing row by row", () => {
  const missing = { state: "missing" };
  expect(
    report(
      [
        finding({ rule: "field/date", severity: "error", message: "When was it?", data: missing }),
        finding({ rule: "field/signature", message: "Who wrote it?", start: 3, data: missing }),
        finding({ rule: "recovery/goal", severity: "hint", message: "Which goal?" }),
      ],
      { files: 1, error: 1, warning: 1, information: 0, hint: 1 },
    ),
  ).toBe(`a.note
  1:1  error    field/date       When was it?
  1:4  warning  field/signature  Who wrote it?
  1:1  hint     recovery/goal    Which goal?

1 note: 1 error, 1 warning, 1 to look at
Why? peernote explain field/date
`);
});

test("puts hints about the whole story together in one line, but not what an agency asks for louder", () => {
  const hint = { severity: "hint", message: "Worth a line." } as const;
  const text = report(
    [
      finding({ ...hint, rule: "recovery/goal" }),
      finding({ ...hint, rule: "recovery/strength", severity: "warning" }),
      finding({ ...hint, rule: "recovery/own-words" }),
    ],
    { files: 1, error: 0, warning: 1, information: 0, hint: 2 },
  );
  expect(text).toBe(`a.note
  1:1  warning  recovery/strength  Worth a line.

  hint recovery/goal, own-words: each is worth a line, if it was so.

1 note: 1 warning, 2 to look at
Why? peernote explain recovery/goal
`);
});

test.each([
  [
    { files: 12, error: 3, warning: 8, information: 1, hint: 1 },
    "12 notes: 3 errors, 8 warnings, 2 to look at\n",
  ],
  [{ files: 1, error: 0, warning: 1, information: 0, hint: 0 }, "1 note: 1 warning\n"],
  [
    { files: 2, error: 0, warning: 0, information: 0, hint: 0 },
    "2 notes: no errors, no warnings. Nothing to fix.\n",
  ],
  [{ files: 0, error: 0, warning: 0, information: 0, hint: 0 }, "No note was read.\n"],
])("sums up %j", (summary, line) => {
  expect(report([], summary)).toBe(line);
});

test("an underline fits into any width, and an empty place has one too", () => {
  const text = `${"word ".repeat(50)}${"x".repeat(300)}`;
  for (const width of [20, 60, 200]) {
    const { note } = prettyReport({ color: false, width });
    const blocks = note({
      path: "a.note",
      text,
      gist: GIST,
      findings: [finding({ start: 100, end: 100 }), finding({ start: 240, end: 550 })],
    });
    const rows = blocks.split("\n").filter((row) => /^ +(\d+ )?\|/.test(row));
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(Math.max(width, 37));
    expect(blocks.match(/\^+/g)).toHaveLength(2);
  }
});
