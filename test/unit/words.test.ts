import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNote } from "../../server/note/note.ts";
import { quotationsOf } from "../../server/note/quotations.ts";
import { sentencesOf } from "../../server/note/sentences.ts";
import { isHyphenated, wordsOf } from "../../server/note/words.ts";

const everything = (text: string) => ({ start: 0, end: text.length });
const norms = (text: string): string[] => wordsOf(text, everything(text)).map(({ norm }) => norm);
const sentences = (text: string): string[] =>
  sentencesOf(wordsOf(text, everything(text)), text).map(({ start, end }) => text.slice(start, end));
const quotations = (text: string): string[] =>
  quotationsOf(text, [everything(text)]).map(({ start, end }) => text.slice(start, end));

describe("words", () => {
  test("tells words apart that have one hash", () => {
    const [costarring, liquid] = wordsOf("costarring liquid", { start: 0, end: 17 });
    expect(costarring!.hash).toBe(liquid!.hash);
    expect(norms("costarring liquid Liquid costarring")).toEqual([
      "costarring",
      "liquid",
      "liquid",
      "costarring",
    ]);
  });

  test("knows more different words than it remembers", () => {
    const many = Array.from({ length: 70_000 }, (_, at) => `w${at.toString(36)}`);
    expect(norms(many.join(" "))).toEqual(many);
    expect(norms(many.toReversed().join(" "))).toEqual(many.toReversed());
  });

  test("cuts short forms as grammar does, hurried ones too", () => {
    expect(norms("She's sure hes late; they’ll wait")).toEqual([
      "she",
      "'s",
      "sure",
      "he",
      "'s",
      "late",
      ";",
      "they",
      "'ll",
      "wait",
    ]);
  });

  test("keeps negations whole", () => {
    expect(norms("can't, don’t")).toEqual(["can't", ",", "don't"]);
  });

  test("joins hyphenated words and says so", () => {
    const text = "a water-resistant coat - thin";
    const words = wordsOf(text, everything(text));
    expect(words.map(({ norm }, at) => (isHyphenated(words, at, text) ? `-${norm}` : norm))).toEqual([
      "a",
      "water",
      "-resistant",
      "coat",
      "-",
      "thin",
    ]);
  });

  test("breaks at blank lines and list items, not at wrapped lines", () => {
    expect(norms("one\ntwo\n\nthree\r\n- four")).toEqual(["one", "two", "\n", "three", "\n", "-", "four"]);
  });

  test("every word slices back, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text, everything(text))) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("sentences", () => {
  test("end at full stops, not at titles, initials, times and numbers", () => {
    expect(sentences("Met Dr. Lee at 3.5 p.m. today. J. Cole came. OK!")).toEqual([
      "Met Dr. Lee at 3.5 p.m. today.",
      "J. Cole came.",
      "OK!",
    ]);
  });

  test("keep the quotation mark that closes them", () => {
    expect(sentences('He said "no." She left.')).toEqual(['He said "no."', "She left."]);
  });

  test.each([
    ["We won!!! She laughed.", ["We won!!!", "She laughed."]],
    ["Again?! He sighed...", ["Again?!", "He sighed..."]],
    ['"Stop!". Then we went.', ['"Stop!".', "Then we went."]],
    ["Well… ok! ?", ["Well…", "ok!", "?"]],
  ])("keep all the marks that end them: %s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test("end somewhere where marks never do", () => {
    const lengths = sentences(`Hi${"!".repeat(1200)}`).map((sentence) => sentence.length);
    expect(lengths).toEqual([501, 500, 201]);
  });

  test("cover every word once, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const words = wordsOf(text, everything(text));
        let last = 0;
        for (const sentence of sentencesOf(words, text)) {
          expect(words.slice(last, sentence.first).every(({ kind }) => kind === "break")).toBe(true);
          last = sentence.last;
        }
        expect(words.slice(last).every(({ kind }) => kind === "break")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("quotations", () => {
  test.each([
    ['He said "I am fine" twice.', ['"I am fine"']],
    ["He said “I am fine” twice.", ["“I am fine”"]],
    ["He said 'I am fine' twice.", ["'I am fine'"]],
    ["It's Ray's dogs' bowl.", []],
    ["Rock 'n' roll since '98.", []],
    ['"You people\nalways do," she said.', ['"You people\nalways do,"']],
    ["He is 6'2\" and fine.", []],
    ['He said "I forgot the mark.\nNext line is mine.', ['"I forgot the mark.']],
    ['My good days," she said, and he left.', ['My good days,"']],
    [
      'She read, "Day 12. Not sad. Just me. I thanked her for that. We left.',
      ['"Day 12. Not sad. Just me. I thanked her for that.'],
    ],
    ["so she says quote i am fine unquote and we left", ["quote i am fine unquote"]],
    ['First "one\n\nSecond paragraph.', ['"one']],
    ["«Ya no puedo», me dijo.", ["«Ya no puedo»"]],
  ])("%j", (text, expected) => {
    expect(quotations(text)).toEqual(expected);
  });
});

test("an empty text is a note", () => {
  const note = parseNote("");
  expect(note.words).toEqual([]);
  expect(note.sentences).toEqual([]);
});
