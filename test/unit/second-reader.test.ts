import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { textOf } from "../../server/note/span.ts";
import { builtInReader } from "../../server/reader/built-in.ts";
import secondReader from "../../server/rules/drift-second-reader.ts";
import { Settings } from "../../server/settings.ts";

const MODEL = "lexicon/reader/model.json";

function findingsIn(text: string, written: object = {}, reader = builtInReader()): Finding[] {
  const settings = Settings.parse(written);
  const options = {
    settings,
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en" as const,
    english,
    reader,
  };
  return lint(parseNote(text), options);
}

const isReaders = ({ data }: Finding): boolean => data["entry"] === "second-reader";

const textsOf = (file: string): string[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);

const found = secondReader.examples
  .filter((example) => example.includes("[["))
  .map((example) => example.replace(/\[\[|\]\]/g, ""));

describe("the second reader", () => {
  test.each(secondReader.examples)("underlines just the marked words of its example: %s", (example) => {
    const text = example.replace(/\[\[|\]\]/g, "");
    const marked = findingsIn(text)
      .filter(isReaders)
      .map((finding) => `[[${textOf(text, finding)}]]`);
    expect(marked).toEqual(example.includes("[[") ? [example] : []);
  });

  test.each(found)("speaks softly, asks, and names what weighed: %s", (text) => {
    const [finding] = findingsIn(text).filter(isReaders);
    expect(finding?.severity).toBe("information");
    expect(finding?.rule).toMatch(/^drift\/(?!second-reader)/);
    expect(finding?.message).toMatch(/^This may .*\?$/);
    for (const word of String(finding?.data["weighed"]).split(", ")) expect(text).toContain(word);
  });

  test.each(found)("never reads a quotation: %s", (text) => {
    expect(findingsIn(`He said, "${text}"`).filter(isReaders)).toEqual([]);
  });

  test("does not read what the person is reported to have said", () => {
    const told =
      "She told me that Jo has been early three days running, what with the judge wanting a letter.";
    expect(findingsIn(told).filter(isReaders)).toEqual([]);
  });

  test.each(["poe/thou_art", "wilde/happy_prince", "hardy/fiddler"])(
    "is quiet in the story %s, of which single sentences might stand in a note",
    (name) => {
      const story = readFileSync(`node_modules/nlp-corpus/src/${name}.txt`, "utf8");
      const { sentences } = parseNote(story);
      const alone = sentences.flatMap(({ start, end }) =>
        findingsIn(story.slice(start, end)).filter(isReaders),
      );
      expect(alone.length).toBeGreaterThan(2);
      expect(findingsIn(story).filter(isReaders)).toEqual([]);
    },
  );

  test("says the same of a sentence whatever else stands in the note", () => {
    const before = findingsIn(`Date of service: 03/14/2025\n\n${found[0]} We had soup.`).filter(isReaders);
    const after = findingsIn(`Date of service: 03/14/2025\n\n${found[0]} ---\n\nPlan: [to add: plan]`).filter(
      isReaders,
    );
    expect(before).toHaveLength(1);
    expect(after.map(({ start, data }) => [start, data])).toEqual(
      before.map(({ start, data }) => [start, data]),
    );
  });

  test("reads no report of danger", () => {
    for (const text of textsOf("test/corpus/safety.jsonl"))
      expect(findingsIn(text).filter(isReaders)).toEqual([]);
  });

  test.each(found)("stays out of the header: %s", (text) => {
    const header = `Date of service: 03/14/2025\nDuration: 45 min\nService type: ${text}\nLocation: Cedar House`;
    expect(findingsIn(header).filter(isReaders)).toEqual([]);
  });

  test("switched off, leaves exactly what the lexicon finds", () => {
    const texts = [...textsOf("test/corpus/voices.jsonl"), ...textsOf("test/corpus/dev.jsonl")];
    let more = 0;
    for (const text of texts) {
      const off = findingsIn(text, { rules: { "drift/second-reader": "off" } });
      expect(off.filter(isReaders)).toEqual([]);
      const on = findingsIn(text);
      expect(on.filter((finding) => !isReaders(finding))).toEqual(off);
      more += on.length - off.length;
    }
    expect(more).toBeGreaterThan(10);
  });

  test("says nothing of a category that is switched off", () => {
    const [text = ""] = found;
    expect(findingsIn(text, { rules: { "drift/motive": "off" } }).filter(isReaders)).toEqual([]);
  });
});

// That training comes to the same bytes is shown by .ci/run: it trains anew and compares.
describe("its model", () => {
  test("is small and holds whole numbers only", () => {
    const written = readFileSync(MODEL, "utf8");
    expect(written.length).toBeLessThanOrEqual(300_000);
    expect(written.replace(/"[^"]*"/g, "")).not.toMatch(/\d\.\d/);
  });

  test("is the one that the page of figures was made with: npm run figures", () => {
    const fingerprint = createHash("sha256").update(readFileSync(MODEL)).digest("hex").slice(0, 16);
    expect(readFileSync("lexicon/reader/FIGURES.md", "utf8")).toContain(`\`${fingerprint}\``);
  });
});
