import { readdirSync, readFileSync } from "node:fs";
import { seeded } from "../seeded.mjs";

export const WORDS = 400;

/**
 * Notes made up from the sentences of samples/, half of them also from the examples of the lexicon's `entries`, which drift.
 * They are the same every time.
 */
export function makeCorpus(notes, entries, words = WORDS) {
  const random = seeded(10);
  return {
    plain: makeNotes(notes / 2, random, words, sentencesOfSamples(), []),
    drifted: makeNotes(notes / 2, random, words, sentencesOfSamples(), examplesOf(entries)),
  };
}

function makeNotes(count, random, most, sentences, others) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, index) => {
    const told = [];
    for (let words = 0; words < most - 60; words += told.at(-1).split(/\s+/).length)
      told.push(
        pick(others.length > 0 && random() < 0.2 ? others : sentences) + (random() < 0.15 ? "\n\n" : " "),
      );
    return inForm(told.join("").trim(), 10 + (index % 15));
  });
}

function inForm(told, day) {
  return `Service type: Individual peer support
Date of service: 05/${day}/2026
Start: 10:05 am   End: 10:55 am
Duration: 50 min, travel 10 min, documentation 8 min
Location: Cedar House
ICD-10: F33.1
Code: H0038

Narrative: ${told}

Plan: She will return the books on Friday and I will ride along.

Signature: Ana Ruiz, CMPSS
Date signed: 05/${day}/2026
`;
}

function sentencesOfSamples() {
  return readdirSync("samples")
    .filter((name) => name.endsWith(".note"))
    .sort()
    .flatMap((name) => readFileSync(`samples/${name}`, "utf8").split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence.length > 25 && !/[:|\n]/.test(sentence));
}

function examplesOf(entries) {
  return entries.flatMap(({ examples = [] }) => examples.map((example) => example.replace(/\[\[|\]\]/g, "")));
}
