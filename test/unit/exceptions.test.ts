import { describe, expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import type { Category } from "../../server/lexicon/categories.ts";
import { parseNote } from "../../server/note/note.ts";

/** What the lexicon finds of one category, each wording once. */
const found = (category: Category, text: string): string[] => {
  const hits = builtInLexicon()
    .find(parseNote(text))
    .filter(({ entry }) => entry.category === category);
  return [...new Set(hits.map(({ start, end }) => text.slice(start, end)))];
};

const deciding = (text: string): string[] => found("deciding", text);

describe("a phrase that excuses a whole category", () => {
  test("holds anywhere in its own sentence", () => {
    expect(deciding("At her request I signed her up for the choir.")).toEqual([]);
    expect(deciding("I signed her up for the choir because she asked.")).toEqual([]);
  });

  test("does not hold in the sentence before or behind", () => {
    const note =
      "At her request I called the bus line. I signed her up for the choir. We agreed to meet on Monday.";
    expect(deciding(note)).toEqual(["signed her up for"]);
  });

  test("does not excuse another category", () => {
    expect(found("assessing", "At her request I assessed her mood.")).toContain("assessed her mood");
  });
});

describe("{start}", () => {
  test("finds the act of a note that leaves out its subject, not one with a subject of its own", () => {
    expect(deciding("Cancelled his appointment.")).toEqual(["Cancelled his appointment"]);
    expect(deciding("The storm cancelled his appointment.")).toEqual([]);
  });
});

describe("{end}", () => {
  test("finds a word that stands alone, not one that another word follows", () => {
    expect(found("clinical-idiom", "Guarded. Constricted.")).toEqual(["Guarded", "Constricted"]);
    expect(found("clinical-idiom", "Guarded gate. Constricted drain pipe.")).toEqual([]);
  });
});
