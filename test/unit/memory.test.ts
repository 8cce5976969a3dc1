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
    recall: (about, span, make, variant) => memory.recall(about, span, () => (read++, make()), variant),
  };
  const hits = (text: string): number => {
    read = 0;
    return builtInLexicon().find(parseNote(text, {}, counting)).length;
  };
  expect(hits(sentences.join(" "))).toBe(20);
  const whole = read;
  expect(hits(sentences.with(9, "He was lazy at desk 9.").join(" "))).toBe(20);
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThanOrEqual(whole / 10);
});

/** Asks a memory about words of versions, which are made by their letters, and says whether they were known. */
function asker() {
  const memory = createMemory();
  const about = {};
  let text = "";
  return {
    next: (version: string) => memory.nextVersion((text = version)),
    ask(words: string, variant?: string): "made" | "known" {
      const start = text.indexOf(words);
      const span = { start, end: start + words.length };
      let made = false;
      expect(memory.recall(about, span, () => ((made = true), words), variant)).toBe(words);
      return made ? "made" : "known";
    },
  };
}

test("what an edit left as it was is known, before it and behind it", () => {
  const { next, ask } = asker();
  next("one two sixth");
  expect([ask("one"), ask("two"), ask("sixth")]).toEqual(["made", "made", "made"]);
  next("one twelve sixth");
  expect([ask("one"), ask("twelve"), ask("sixth")]).toEqual(["known", "made", "known"]);
  next("one sixth");
  expect([ask("one"), ask("sixth")]).toEqual(["known", "known"]);
});

test("what an edit touched is made anew, though its letters are the same", () => {
  const { next, ask } = asker();
  next("one two three");
  ask("one two");
  next("one, two three");
  expect(ask("one, two")).toBe("made");
  next("one two three");
  expect(ask("one two")).toBe("made");
});

test("in a line with a prompt all is made anew, since a bracket far off can make or end it", () => {
  const { next, ask } = asker();
  next("here [to add: where they met\nthere");
  expect([ask("here"), ask("there")]).toEqual(["made", "made"]);
  next("here [to add: where they met]\nthere");
  expect([ask("here"), ask("there")]).toEqual(["made", "known"]);
  next("here where they met]\nthere");
  expect([ask("here"), ask("there")]).toEqual(["made", "known"]);
});

test("a part is known by its length and by what else it depends on", () => {
  const { next, ask } = asker();
  next("she said");
  ask("she");
  next("she said.");
  expect(ask("she said")).toBe("made");
  expect(ask("she said", "quoted")).toBe("made");
  expect(ask("she said", "quoted")).toBe("known");
});

test("what a version did not ask for is forgotten", () => {
  const { next, ask } = asker();
  next("a");
  expect([ask("a"), ask("a")]).toEqual(["made", "known"]);
  next("a");
  expect(ask("a")).toBe("known");
  next("a");
  next("a");
  expect(ask("a")).toBe("made");
});

test("a text of countless parts has no more than a million kept", () => {
  const memory = createMemory();
  const about = {};
  const isKnown = (start: number): boolean => {
    let made = false;
    memory.recall(about, { start, end: start + 1 }, () => (made = true));
    return !made;
  };
  memory.nextVersion("?".repeat(1_000_002));
  for (let start = 0; start <= 1_000_000; start++) isKnown(start);
  memory.nextVersion("?".repeat(1_000_002));
  expect([isKnown(0), isKnown(999_999), isKnown(1_000_000)]).toEqual([true, true, false]);
  memory.nextVersion("?".repeat(1_000_002));
  expect(isKnown(0)).toBe(true);
});
