import { expect, test } from "vitest";
import { openIndex } from "../../server/lexicon/anchor-index.ts";
import { builtInData } from "../../server/lexicon/built-in.ts";
import { formsIn } from "../../server/lexicon/forms.ts";
import { findWorthTrying, type Ranks } from "../../server/lexicon/hanging.ts";
import { hashOf } from "../../server/note/hash.ts";
import { wordsOf, type Word } from "../../server/note/words.ts";

const [word] = wordsOf("a", { start: 0, end: 1 }) as [Word];

test("every phrase of the lexicon is worth trying where its second word stands near", () => {
  const { index, forms } = builtInData();
  const clues = index.clues
    .split("|")
    .map((clue) => clue.split(" ").flatMap((written) => formsIn(written, forms).map(hashOf)));
  const anchors = openIndex(index, forms);
  const ranks: Ranks = { count: 0, all: [] };
  const missed: string[] = [];
  let tried = 0;
  for (const anchor of new Set(Array.from(anchors.hashes))) {
    const hanging = anchors.at(anchor)!;
    hanging.places.forEach((place, rank) => {
      for (const hash of clues[index.places.clue[place]!] ?? []) {
        const away = index.places.from[place]!;
        const words = Array.from({ length: Math.abs(away) + 1 }, () => ({ ...word, hash: 0 }));
        const at = away < 0 ? -away : 0;
        words[at]!.hash = anchor;
        words[at + away]!.hash = hash;
        findWorthTrying(hanging, words, at, ranks);
        tried++;
        if (!ranks.all.slice(0, ranks.count).includes(rank)) missed.push(`${place} ${hash}`);
      }
    });
  }
  expect(tried).toBeGreaterThan(100_000);
  expect(missed).toEqual([]);
});
