import { describe, expect, test } from "vitest";
import { createMatcher } from "../../server/lexicon/matcher.ts";
import { PhraseError } from "../../server/lexicon/phrase.ts";
import { indexOf, openIndex } from "../../server/lexicon/anchor-index.ts";
import { createClueFinder } from "../../server/lexicon/clues.ts";
import { checkPhrase, createCompiler } from "../../server/lexicon/program.ts";
import { formsOf } from "../../server/note/compromise.ts";
import { wordsOf } from "../../server/note/words.ts";

const slots = {
  person: ["(he|she|him|her)", "the client", "{name}"],
  must: ["(should|has to)"],
  big: ["very {big}", "big"],
};
const forms = {
  "tell:verb": formsOf("tell", "verb"),
  "be:verb": formsOf("be", "verb"),
  "addict:noun": formsOf("addict", "noun"),
};

/** What a phrase underlines in a text. */
function found(phrase: string, text: string, exactCase = false): string[] {
  const sources = [{ phrase, exactCase, value: undefined }];
  const index = indexOf([sources], createClueFinder({ slots, forms }));
  const match = createMatcher(
    [() => sources],
    () => openIndex(index, forms),
    createCompiler({ slots, forms }),
  );
  return match(wordsOf(text, { start: 0, end: text.length }), text).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe("a phrase finds", () => {
  const cases: [phrase: string, text: string, expected: string[]][] = [
    ["in denial", "He is in denial.", ["in denial"]],
    ["in denial", "In\ndenial, again in  denial", ["In\ndenial", "in  denial"]],
    ["in denial", "in, denial. In. Denial", []],
    ["tell:verb {person} to", "Told her to go, telling Ramona to go", ["Told her to", "telling Ramona to"]],
    ["tell:verb {person} {person} {must}", "I told the client she has to go", ["told the client she has to"]],
    ["{person} be:verb <flat>", "She's flat. She wasn't flat. A flat tire", ["flat", "flat"]],
    ["(angle|fish) for", "angle for, fish for, ask for", ["angle for", "fish for"]],
    ["just [really] to", "just to, just really to, just nearly to", ["just to", "just really to"]],
    ["told ... that", "told the tall man that", ["told the tall man that"]],
    ["told ... that", "told the very tall man that", []],
    ["told ...5 that", "told the very tall man that", ["told the very tall man that"]],
    ["told ... that", "told him, that", []],
    [
      "non-compliant",
      "non-compliant, non compliant, noncompliant",
      ["non-compliant", "non compliant", "noncompliant"],
    ],
    ["c/o", "Pt c/o pain", ["c/o"]],
    ["SI/HI", "si/hi SI/HI", ["si/hi", "SI/HI"]],
    ["addict:noun", "an addict, the addicts", ["addict", "addicts"]],
    ["rated {number}", "rated 7 of ten", ["rated 7"]],
    ["liquid diet", "costarring diet, liquid diet", ["liquid diet"]], // both words have one hash
    ["diet of liquid", "diet of costarring, diet of liquid", ["diet of liquid"]],
  ];
  test.each(cases)("%s in %j", (phrase, text, expected) => {
    expect(found(phrase, text)).toEqual(expected);
  });

  test("what a slot has for itself, though it names itself as well", () => {
    expect(found("a {big} dog", "a big dog, a very dog")).toEqual(["a big dog"]);
  });

  test("capitals only where they count", () => {
    expect(found("SI/HI", "si/hi SI/HI", true)).toEqual(["SI/HI"]);
  });
});

describe("a phrase that cannot be read says where and what to do", () => {
  const cases: [phrase: string, at: number, mend: RegExp][] = [
    ["told (him|her", 5, /"\)" is missing/],
    ["told him) to", 8, /closes nothing/],
    ["told (him|) to", 10, /empty choice/],
    ["tell:past him", 4, /verb, noun or adjective/],
    ["told {persn}", 0, /\{persn\} is no slot: use one of \{person\}, \{must\}/],
    ["told {person", 5, /"\}" is missing/],
    ["told ...20 that", 5, /1 to 8 words/],
    ["<flat affect", 0, /once each/],
    ["{person} [really]", 0, /at least one word of its own/],
  ];
  test.each(cases)("%s", (phrase, at, mend) => {
    let error: unknown;
    try {
      checkPhrase(phrase, slots);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PhraseError);
    expect((error as PhraseError).at).toBe(at);
    expect((error as PhraseError).message).toMatch(mend);
  });
});
