import { describe, expect, test } from "vitest";
import { buildLexicon } from "../../server/lexicon/build.ts";
import { createLexicon, matcherOf } from "../../server/lexicon/lexicon.ts";
import { lint } from "../../server/lint.ts";
import { formsOf } from "../../server/note/compromise.ts";
import { parseNote } from "../../server/note/note.ts";
import { Settings } from "../../server/settings.ts";

const data = buildLexicon(
  {
    files: [
      {
        category: "motive",
        entries: [
          {
            terms: ["play:verb the victim"],
            instead: ["say:verb it was unfair"],
            examples: ["[[playing the victim]]"],
          },
          { terms: ["sulk:verb"], instead: ["fall:verb quiet"], examples: ["He [[sulked]]."] },
          {
            terms: ["drama queen:noun"],
            instead: ["person:noun with big feelings"],
            examples: ["[[drama queen]]"],
          },
          { terms: ["edgy"], instead: ["very watchful"], examples: ["[[edgy]]"] },
          { terms: ["clingy"], instead: ["too close"], examples: ["[[clingy]]"] },
          {
            terms: ["obedient with {pills}"],
            instead: [{ for: "obedient with {pills}", say: ["taking {pills} as agreed"] }],
            examples: ["[[obedient with meds]]"],
          },
          { terms: ["suicidal"], safety: true, instead: ["sad"], examples: ["[[suicidal]]"] },
        ],
      },
    ],
    slots: { slots: { pills: ["meds"] } },
    names: { names: [] },
    recovery: { signs: [] },
  },
  formsOf,
);
const lexicon = createLexicon(data, matcherOf(data));

/** The text after the first fix of its one drift finding. */
function rewritten(text: string): string | undefined {
  const findings = lint(parseNote(text), {
    settings: Settings.parse({}),
    lexicon,
    today: "2026-06-01",
    language: "en",
  });
  const edit = findings.find(({ rule }) => rule.startsWith("drift/"))?.fixes[0]?.edits?.[0];
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const becomes = (before: string, after: string | undefined): void => expect(rewritten(before)).toBe(after);

describe("an alternative takes the form of the words it replaces", () => {
  test.each([
    ["He is playing the victim.", "He is saying it was unfair."],
    ["He plays the victim.", "He says it was unfair."],
    ["Playing the victim again.", "Saying it was unfair again."],
    ["She sulked all day.", "She fell quiet all day."],
    ["She has sulked all day.", "She has fallen quiet all day."],
    ["They are drama queens.", "They are people with big feelings."],
  ])("%s", becomes);

  test.each([
    ["He was edgy.", "He was very watchful."],
    ["He was so edgy.", "He was so watchful."],
    ["Edgy at night.", "Very watchful at night."],
    ["They are clingy.", "They are too close."],
    ["They are very clingy.", undefined],
  ])("what says how much is said once: %s", becomes);

  test.each([
    ["She is obedient with meds.", "She is taking meds as agreed."],
    ["She is obedient with meds, and he came.", "She is taking meds as agreed, and he came."],
    ["She is obedient with meds and was here.", "She is taking meds as agreed and was here."],
    ["She is obedient with meds, which helps.", "She is taking meds as agreed, which helps."],
    [
      "She is obedient with meds, he says. He and I met.",
      "She is taking meds as agreed, he says. He and I met.",
    ],
    ["She is obedient with meds and groups.", undefined],
    ["She is obedient with meds/groups.", undefined],
    ["She is obedient with meds as well as groups.", undefined],
    ["She is obedient with meds, tearful and tired.", undefined],
    ["She is obedient with meds, but tired.", undefined],
  ])("what is joined to the words stays with them: %s", becomes);

  test("words about danger are never replaced", () => {
    expect(rewritten("He is suicidal.")).toBeUndefined();
  });
});
