import { describe, expect, test } from "vitest";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import { applied, compatible, difference } from "../../server/fix/edits.ts";
import { fixAll } from "../../server/fix/fix-all.ts";
import { noteWith } from "../../server/rules/examples.ts";

const config = defaultConfig();
const read = (text: string) => check(text, config, "2026-06-01");
const fix = (text: string) => fixAll(text, read);

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
