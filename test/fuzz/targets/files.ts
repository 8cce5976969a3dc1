import fc from "fast-check";
import { loadAcceptances } from "../../../server/accepted.ts";
import { remembered } from "../../../server/batch/cache/entry.ts";
import { check } from "../../../server/check.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS } from "../../../server/note/fields.ts";
import { ignoring } from "../../../server/ignored.ts";
import { CATEGORIES } from "../../../server/lexicon/categories.ts";
import { withAgencyWords } from "../../../server/lexicon/agency.ts";
import type { FileProblem } from "../../../server/json-file.ts";
import { loadConfig } from "../../../server/load-config.ts";
import { parseNote } from "../../../server/note/note.ts";
import { coachingPage } from "../../../server/report/coaching-page.ts";
import { overviewCsv } from "../../../server/report/csv.ts";
import { gather, gatheredNothing } from "../../../server/report/gather.ts";
import { overviewJson } from "../../../server/report/json.ts";
import { readNoteResult } from "../../../server/report/note-result.ts";
import { overviewOf } from "../../../server/report/overview.ts";
import { programPage } from "../../../server/report/program-page.ts";
import { speakerOf } from "../../../server/report/speaker.ts";
import { COMPLETE_NOTE } from "../../../server/rules/examples.ts";
import { ruleById } from "../../../server/rules/index.ts";
import { Settings } from "../../../server/settings.ts";
import { isTemplate } from "../../../server/templates.ts";
import { broken, json, word } from "../inputs.ts";
import { chosen, holds, type Target } from "../target.ts";
import { filesWith } from "./no-files.ts";

/** A mistake in a file is said with its place, in words for a person. */
function areSaid(problems: readonly FileProblem[]): void {
  for (const { line, column, detail } of problems) {
    holds(line >= 1 && column >= 1 && detail !== "", "a problem has no place or no words");
    holds(
      !/Maximum call stack|Cannot read|is not a function|undefined \(/.test(detail),
      `said to a person: ${detail}`,
    );
  }
}

const written = (value: unknown): string => JSON.stringify(value) ?? "";
const severity = fc.constantFrom("error", "warning", "hint", "off", "loud");

const settingsText = fc
  .record(
    {
      rules: fc.dictionary(fc.oneof(fc.constantFrom(...ruleById.keys()), word), severity, { maxKeys: 3 }),
      profile: fc.oneof(fc.constantFrom("calmhsa-2023", "bhin-23-068"), json),
      labels: fc.dictionary(
        fc.oneof(fc.constantFrom(...REQUIRED_FIELDS, ...FURTHER_FIELDS), word),
        fc.array(word, { maxLength: 3 }),
        { maxKeys: 3 },
      ),
      names: fc.array(word, { maxLength: 4 }),
      include: fc.array(word, { maxLength: 2 }),
      lexicon: fc.array(word, { maxLength: 2 }),
      templates: word,
      client: word,
      language: fc.constantFrom("auto", "en", "es", "xx"),
      maxProblems: fc.oneof(fc.integer(), fc.double()),
      columns: json,
      __proto__: json,
      constructor: json,
    },
    { requiredKeys: [] },
  )
  .map(written);

const settings: Target = {
  seeds: [
    written(Settings.parse({})),
    '{ "rules": { "drift/motive": "off" }, // no\n "labels": { "date": ["Svc"] }, "names": ["A (b)"], }',
    '{"profile":{"id":"x","title":"y","source":"z","rules":{"field/date":"error"}},"columns":{"date":"a"}}',
  ],
  inputs: broken(settingsText),
  async run(input) {
    const config = await loadConfig(filesWith({ "/.peernote.json": input }), "");
    areSaid(config.problems);
    isTemplate("templates/a.note", config.settings);
    await check(`${COMPLETE_NOTE}\nSvc: He was non-compliant.`, config, "2026-06-01");
  },
};

const phrase = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "play",
        "the",
        "system",
        "he",
        "was",
        "({",
        "(a|b)",
        "[whole]",
        "...",
        "<be>",
        "{person}",
      ),
      fc.constantFrom(
        "play:verb",
        "low:adjective",
        "repeater:noun",
        "x:constructor",
        "{constructor}",
        "{__proto__}",
      ),
      fc.constantFrom("(", ")", "|", "[", "]", "*", "+", "a+a+", "(a|a)", "'", "-", "/", ":verb"),
      word,
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(" "));

const lexiconText = fc
  .record({
    category: fc.constantFrom(...CATEGORIES),
    unless: fc.array(phrase, { maxLength: 2 }),
    unlessInSentence: fc.array(phrase, { maxLength: 2 }),
    entries: fc.array(
      fc.record(
        {
          terms: fc.array(phrase, { minLength: 1, maxLength: 3 }),
          examples: fc.array(phrase, { maxLength: 1 }).map((more) => ["He is [[x]].", ...more]),
          instead: fc.array(
            fc.oneof(
              phrase,
              fc.record({ for: phrase, say: fc.array(phrase, { minLength: 1, maxLength: 2 }) }),
            ),
            { maxLength: 2 },
          ),
          as: fc.constantFrom("verb", "noun"),
          unless: fc.array(phrase, { maxLength: 2 }),
          safe: fc.boolean(),
          safety: fc.boolean(),
          exactCase: fc.boolean(),
          id: fc.constantFrom("a", "constructor", "x-1"),
        },
        { requiredKeys: ["terms", "examples"] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(written);

const LEXICONS = [
  '{"category":"motive","entries":[{"terms":["play:verb the system"],"ask":"What?","unless":["play:verb the system at"],"examples":["He is [[playing the system]]."]}]}',
  '{"category":"label","unless":["x"],"unlessInSentence":["at {possessive} request"],"entries":[{"terms":["(low|high):adjective [very] functioning","a ... b"],"instead":["needs help",{"for":"a","say":["b"]}],"safe":true,"examples":["[[low functioning]]"]}]}',
];

const lexicon: Target = {
  seeds: LEXICONS,
  inputs: broken(lexiconText),
  async run(input) {
    const problems: FileProblem[] = [];
    const lexicon = await withAgencyWords([{ path: "words.json", text: input }], ["A (b)"], problems);
    areSaid(problems);
    if (problems.length > 0) return;
    const note = parseNote(`He is playing the system, low functioning, and a b.\n${input.slice(0, 500)}`);
    lexicon.find(note);
  },
};

const ignore: Target = {
  seeds: ["*.note\n!keep.note\n/a/**\n[a-z]/\n", "**/b\\ \n#x\n\\#y\n", "((((*****)))\n[!a"],
  inputs: fc
    .array(fc.oneof(word, fc.constantFrom("*", "**", "/", "!", "\n", "[", "]", "\\", "?", "{a,b}")), {
      maxLength: 20,
    })
    .map((parts) => parts.join("")),
  run(input) {
    const isIgnored = ignoring([
      { folder: "", text: input },
      { folder: "a", text: input.slice(input.length / 2) },
    ]);
    for (const path of ["a.note", "a/b.note", `a/${"b/".repeat(20)}c.note`, "aaaaaaaaaaaaaaaaaaaaaaaaa/b"])
      isIgnored(path);
  },
};

const HASH = "0123456789abcdef".repeat(4);

const ACCEPTED = written({
  version: 1,
  accepted: [{ rule: "drift/motive", hash: HASH, reason: "other", date: "2026-01-02" }],
});

const accepted: Target = {
  seeds: [ACCEPTED],
  inputs: broken(fc.oneof(fc.constant(ACCEPTED), json.map(written))),
  async run(input) {
    const files = {
      "/.peernote/accepted.json": input,
      "/.peernote/key": chosen(input, [HASH, "no key", input]),
    };
    const { problems, covers } = await loadAcceptances(filesWith(files), "");
    areSaid(problems);
    covers("drift/motive", input, "words");
  },
};

const REMEMBERED = `${HASH.slice(0, 32)} {"words":3,"date":"2026-01-02","signals":["goal"],"days":["2026-01-02"],"met":["${HASH}"],"findings":[{"rule":"drift/motive","severity":"warning","start":0,"end":3,"data":{"entry":"lying"}}]}\n`;

const cache: Target = {
  seeds: [REMEMBERED],
  inputs: broken(
    fc.oneof(
      fc.constant(REMEMBERED),
      json.map((value) => `${HASH.slice(0, 32)} ${written(value)}`),
    ),
  ),
  run(input) {
    remembered(input, "2026-06-01");
  },
};

const RESULT = written({
  version: 1,
  id: "n-1",
  note: { words: 12, date: "2026-01-02", writer: "w-1", signals: ["goal"] },
  findings: [
    { rule: "drift/motive", data: { entry: "lying", voice: "writer" } },
    { rule: "field/date", data: { state: "missing" } },
  ],
});

const resultText = fc
  .record({
    version: fc.constant(1),
    id: word,
    note: fc.record({
      words: fc.nat(2000),
      date: fc.oneof(fc.constantFrom("2026-01-02", "0001-01-01", "9999-12-31"), word),
      writer: word,
      signals: fc.array(word, { maxLength: 2 }),
    }),
    findings: fc.array(
      fc.record({
        rule: fc.oneof(
          fc.constantFrom(...ruleById.keys()),
          word,
          fc.constantFrom("drift/constructor", "drift/__proto__", "field/toString"),
        ),
        sentence: word,
        data: fc.record(
          {
            voice: word,
            entry: fc.oneof(word, fc.constantFrom("lying", "__proto__", "constructor")),
            state: fc.constantFrom("missing", "x"),
          },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 3 },
    ),
  })
  .map(written);

/** Earlier results, on their way to a page. */
const results: Target = {
  seeds: [RESULT, `${RESULT}\n${RESULT.replace("w-1", "<b>").replace("lying", "constructor")}`],
  inputs: broken(fc.array(resultText, { maxLength: 4 }).map((lines) => lines.join("\n"))),
  run(input) {
    const gathered = gatheredNothing();
    for (const line of input.split("\n")) {
      const result = readNoteResult(line);
      if (!("why" in result))
        gather(gathered, result, { today: "2026-06-01", since: undefined, entries: new Map() });
    }
    const overview = overviewOf(gathered, chosen(input, ["week", "month"] as const));
    const page = { speaker: speakerOf("en"), today: "2026-06-01", entries: new Map() };
    holds(!/<script|onerror=["']/i.test(programPage(overview, page)), "a script came onto the page");
    coachingPage(overview, { ...page, writer: input.slice(0, 40), examples: undefined });
    overviewCsv(overview);
    JSON.parse(overviewJson(overview));
  },
};

export const files = { settings, lexicon, ignore, accepted, cache, results };
