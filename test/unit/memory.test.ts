import { expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { createMemory, type Memory } from "../../server/note/memory.ts";
import { parseNote } from "../../server/note/note.ts";

test("a version that says something else in one sentence has only that one read", () => {
  const sentences = Array.from({ length: 20 }, (_, at) => `She was manipulative at desk ${at}.`);
  const memory = createMemory();
  let read = 0;
  const counting: Memory = {
    ...memory,
    recall: (about, keyOf, make) => memory.recall(about, keyOf, () => (read++, make())),
  };
  const hits = (text: string): number => {
    read = 0;
    memory.nextVersion();
    return builtInLexicon().find(parseNote(text, {}, counting)).length;
  };
  expect(hits(sentences.join(" "))).toBe(20);
  const whole = read;
  expect(hits(sentences.with(9, "He was lazy at desk 9.").join(" "))).toBe(20);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThanOrEqual(whole / 10);
});

test("what a version did not ask for is forgotten", () => {
  const memory = createMemory();
  const about = {};
  const made: string[] = [];
  const ask = (key: string): string =>
    memory.recall(
      about,
      () => key,
      () => (made.push(key), key),
    );
  ask("a");
  ask("a");
  memory.nextVersion();
  ask("a");
  memory.nextVersion();
  memory.nextVersion();
  ask("a");
  expect(made).toEqual(["a", "a"]);
});
