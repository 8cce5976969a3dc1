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

test.each(["compromise.cjs", "compromise-spelled-out.cjs"])("%s answers as compromise does", (bundle) => {
  const built = load(`../../dist/${bundle}`) as typeof english;
  expect(WINDOWS.length).toBeGreaterThan(1000);
  expect(DIFFERENT.length).toBeGreaterThan(3000);
  expect(WINDOWS.map((words) => built.partOfSpeech(words, 4))).toEqual(
    WINDOWS.map((words) => english.partOfSpeech(words, 4)),
  );
  for (const inflection of ["verb", "noun", "adjective"] as const)
    expect(DIFFERENT.map((word) => built.formsOf(word, inflection))).toEqual(
      DIFFERENT.map((word) => english.formsOf(word, inflection)),
    );
});
