import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInData, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { SIGNALS, type Signal } from "../../server/lexicon/categories.ts";
import { parseNote } from "../../server/note/note.ts";
import { signalsOf, tracesOf } from "../../server/recovery/signals.ts";

const signalsIn = (text: string): Signal[] => [...signalsOf(parseNote(text), builtInLexicon())];

describe("every example of a sign shows it where words are marked, and only there", () => {
  for (const { signal, examples } of builtInData().layers.flatMap(({ signs }) => signs)) {
    test.each(examples)(`${signal}: %s`, (example) => {
      const shown = signalsIn(example.replace(/\[\[|\]\]/g, "")).includes(signal);
      expect(shown).toBe(example.includes("[["));
    });
  }
});

type Labelled = { id: string; text: string; present: Signal[]; either: Signal[] };

const read = (name: string) =>
  readFileSync(`test/corpus/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map(
      (line) =>
        JSON.parse(line) as Omit<Labelled, "present"> & { present: Signal[] | Record<string, string> },
    );

const texts = new Map(read("dev").map(({ id, text }) => [id, text]));
const labelled: Labelled[] = [...read("recovery"), ...read("recovery-passages")].map((one) => ({
  ...one,
  text: one.text ?? texts.get(one.id)!,
  present: Array.isArray(one.present) ? one.present : (Object.keys(one.present) as Signal[]),
}));

describe("what is said to be there is there", () => {
  test.each(SIGNALS)("%s", (signal) => {
    const said = labelled.filter(({ text }) => signalsIn(text).includes(signal));
    const wrong = said.filter(({ present, either }) => ![...present, ...either].includes(signal));
    expect(wrong.map(({ id, text }) => `${id}: ${text.slice(0, 200)}`)).toEqual([]);
    expect(said.length).toBeGreaterThan(
      labelled.filter(({ present }) => present.includes(signal)).length / 2,
    );
  });
});

test("who is asked for something finds no trace of it in the note", () => {
  const asked = labelled.flatMap(({ id, text, present }) => {
    const traces = tracesOf(parseNote(text), builtInLexicon());
    return present.filter((signal) => !traces.has(signal)).map((signal) => `${id} ${signal}`);
  });
  expect(asked.length).toBeLessThan(labelled.flatMap(({ present }) => present).length / 20);
});

test("signals come in one order", () => {
  const text =
    'We read this note together. She changed it herself. "I did it all," she said. Goal: a cat of her own.';
  expect(signalsIn(text)).toEqual(["goal", "strength", "own-words", "shared-record"]);
});

test.each(["", " \n", "Goals: N/A", "Strengths: none identified"])("%j shows nothing", (text) => {
  expect(signalsIn(text)).toEqual([]);
});
