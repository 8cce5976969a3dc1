import { createRequire } from "node:module";
import { expect, test } from "vitest";
import * as english from "../../server/note/compromise.ts";
import { TEXTS } from "./texts.ts";

// What the build makes of compromise is ready sooner, and has to answer as compromise itself does.

const load = createRequire(import.meta.url);
const WORDS = TEXTS.flatMap(([, texts]) => texts).flatMap(
  (text) => text.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [],
);
const DIFFERENT = [...new Set(WORDS)];

/** A word of the texts among its neighbours, every fiftieth. */
const WINDOWS = WORDS.flatMap((_, at) => (at % 50 === 0 && at > 4 ? [WORDS.slice(at - 4, at + 5)] : []));

/** Words that every object has something for, and what is no word. */
const ODD = "she told the constructor to valueof __proto__ ~ _ 7".split(" ");
WINDOWS.push(
  ODD,
  ODD.toReversed(),
  ODD.map((word) => word.toUpperCase()),
);

const INFLECTIONS = ["verb", "noun", "adjective"] as const;

/** What is answered to all of that: the part of speech in each window, and the forms of each word. */
const answers = ({ partOfSpeech, formsOf }: typeof english) => ({
  parts: WINDOWS.map((words) => partOfSpeech(words, 4)),
  forms: INFLECTIONS.map((inflection) => DIFFERENT.map((word) => formsOf(word, inflection))),
});

const expected = answers(english);

test.each(["compromise.cjs", "compromise-spelled-out.cjs"])("%s answers as compromise does", (bundle) => {
  const built = load(`../../dist/${bundle}`) as typeof english;
  expect(WINDOWS.length).toBeGreaterThan(1000);
  expect(DIFFERENT.length).toBeGreaterThan(3000);
  expect(answers(built)).toEqual(expected);
});
