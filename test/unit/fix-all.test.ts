import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import { applied, compatible, difference } from "../../server/fix/edits.ts";
import { fixAll, type Fixed } from "../../server/fix/fix-all.ts";
import { builtInData } from "../../server/lexicon/built-in.ts";
import { isSigned } from "../../server/note/facts/facts.ts";
import { textOf } from "../../server/note/span.ts";
import { noteWith } from "../../server/rules/examples.ts";

const config = defaultConfig();
const read = (text: string) => check(text, config, "2026-06-01");
const fix = (text: string) => fixAll(text, read);

const samples = readdirSync("samples").map((name) => readFileSync(`samples/${name}`, "utf8"));
const corpus = readdirSync("test/corpus")
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => readFileSync(`test/corpus/${name}`, "utf8").trim().split("\n"))
  .map((line) => (JSON.parse(line) as { text: string }).text);
const examples = builtInData.entries.flatMap((entry) =>
  entry.examples.map((example) => example.replace(/\[\[|\]\]/g, "")),
);

describe("what is certain is fixed", () => {
  test.each([
    ["Pt has a hx of falls.", "Client has a history of falls."],
    ["I met with the pt's aunt.", "I met with the client's aunt."],
    [
      "Two pts and three clts came late d/t snow.",
      "Two clients and three clients came late because of snow.",
    ],
    ["He takes it BID with food, not QHS.", "He takes it twice a day with food, not at bedtime."],
    [
      "She goes to pt on Fridays and pt left me a note.",
      "She goes to pt on Fridays and client left me a note.",
    ],
  ])("%s", async (before, after) => {
    const { text, edits } = await fix(before);
    expect(text).toBe(after);
    expect(applied(before, edits)).toBe(after);
  });

  test("also a code with the letter O in it", async () => {
    const draft = noteWith("Code: H0038", "Code: HOO38").replace(/^.*signed.*$/im, "");
    expect((await fix(draft)).text).toBe(draft.replace("HOO38", "H0038"));
  });
});

describe("what is not certain is left", () => {
  test.each([
    ['"Pt has a hx of falls," the letter says.', "a quotation"],
    ["He was noncompliant and manipulative, c/o noise.", "what only the writer knows"],
    ["He picked up his rx.", "an alternative that fits most sentences only"],
    ["She has a hx\nof falls.", "words over a line's end"],
    ["", "an empty note"],
  ])("%j: %s", async (text) => {
    expect(await fix(text)).toMatchObject({ text, edits: [], fixes: 0, signed: false });
  });

  test("a signed note, and it is said that there was something", async () => {
    const signed = noteWith("Narrative: ", "Narrative: Pt has a hx of falls. ");
    expect(await fix(signed)).toMatchObject({ text: signed, edits: [], fixes: 0, signed: true });
  });
});

describe("in every sample, every labelled text and every example of the lexicon", () => {
  const fixed: Fixed[] = [];
  beforeAll(async () => {
    for (const text of [...samples, ...corpus, ...examples]) fixed.push(await fix(text));
  }, 60_000);
  const changed = () => fixed.filter(({ edits }) => edits.length > 0);

  test("something is fixed", () => expect(changed().length).toBeGreaterThan(15));

  test("twice is once", async () => {
    for (const { before, edits, text } of changed()) {
      expect(applied(before.note.text, edits)).toBe(text);
      expect(await fix(text)).toMatchObject({ text, edits: [] });
    }
  });

  test("no finding is new", () => {
    for (const { before, after } of changed())
      expect(others(before)).toEqual(expect.arrayContaining(others(after)));
  });

  test("words about danger stay to the letter", () => {
    const dangerous = new Set(builtInData.entries.filter(({ safety }) => safety).map(({ id }) => id));
    const dangerIn = ({ note, findings }: Fixed["before"]) =>
      findings
        .filter(({ data }) => dangerous.has(String(data["entry"])))
        .map((finding) => textOf(note.text, finding));
    expect(fixed.flatMap(({ before }) => dangerIn(before)).length).toBeGreaterThan(50);
    for (const { before, after } of changed()) expect(dangerIn(after)).toEqual(dangerIn(before));
  });

  test("signed notes stay to the letter", () => {
    const signed = fixed.filter(({ before }) => isSigned(before.note));
    expect(signed.length).toBeGreaterThan(20);
    expect(signed.flatMap(({ edits }) => edits)).toEqual([]);
  });
});

/**
 * What fix-all has no answer to. The words may have changed beside it, so they are not compared. The second reader is left
 * out: it reads a sentence only once the lexicon has nothing more to say of it.
 */
const others = ({ findings }: Fixed["before"]): string[] =>
  findings
    .filter(({ fixes, data }) => !fixes.some(({ safe }) => safe) && data["entry"] !== "second-reader")
    .map(({ rule, data }) => [rule, data["entry"] ?? data["state"]].join(" "));

describe("edits", () => {
  test("that overlap: the first wins, and what it hid is fixed in the next round", async () => {
    const overlapping = (text: string) => {
      const finding = (words: string, by: string) => {
        const start = text.indexOf(words);
        const edits = [{ start, end: start + words.length, text: by }];
        return start < 0
          ? []
          : [{ fixes: [{ title: "", kind: "rewrite" as const, edits, safe: true as const }] }];
      };
      return read(text).then(({ note }) => ({
        note,
        findings: [...finding("b c", "C"), ...finding("a b", "B"), ...finding("B c", "D")] as never[],
      }));
    };
    const { text, edits, fixes } = await fixAll("x\na b c\ny", overlapping);
    expect(text).toBe("x\nD\ny");
    expect(fixes).toBe(2);
    expect(edits).toEqual([{ start: 2, end: 7, text: "D" }]);
  });

  test("that would go on for ever change nothing", async () => {
    const endless = (text: string) =>
      read(text).then(({ note }) => ({
        note,
        findings: [
          { fixes: [{ title: "", kind: "rewrite", safe: true, edits: [{ start: 0, end: 0, text: "a" }] }] },
        ] as never[],
      }));
    expect(await fixAll("b", endless)).toMatchObject({ text: "b", edits: [], fixes: 0 });
  });

  test("are made as a whole or not at all", () => {
    const [a, b, c] = [
      { start: 0, end: 2, text: "A" },
      { start: 1, end: 3, text: "B" },
      { start: 8, end: 9, text: "C" },
    ] as const;
    expect(compatible([[c, b], [a]])).toEqual([a]);
    expect(compatible([[c], [a]])).toEqual([a, c]);
  });

  test.each([
    ["a\r\nb\r\nc", "a\r\nx\r\nc"],
    ["a\nb", "a\nb\nc"],
    ["🙂🙂", "🙃🙂"],
    ["aa\n", "aaa\n"],
    ["", "x"],
    ["b\nb\nb\n", "b\nb\n"],
  ])("from %j to %j", (before, after) => {
    expect(applied(before, [difference(before, after)])).toBe(after);
  });
});
