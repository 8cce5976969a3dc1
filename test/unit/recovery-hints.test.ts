import { describe, expect, test } from "vitest";
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint, type Finding } from "../../server/lint.ts";
import { parseNote } from "../../server/note/note.ts";
import { COMPLETE_NOTE, STORY, storyWith } from "../../server/rules/examples.ts";
import { Settings } from "../../server/settings.ts";
import { standingOf } from "../../server/standing.ts";

const TOLD = STORY.replace(/\[\[|\]\]/g, "");
const ALL = ["goal", "strength", "own-words", "lived-experience", "shared-record"];

const findingsIn = (text: string, rules: Settings["rules"] = {}): Finding[] =>
  lint(parseNote(text), {
    settings: Settings.parse({ rules }),
    lexicon: builtInLexicon(),
    today: "2026-06-01",
    language: "en",
  });

const hintsIn = (text: string, rules?: Settings["rules"]): Finding[] =>
  findingsIn(text, rules).filter(({ rule }) => rule.startsWith("recovery/"));

const askedIn = (text: string): string[] => hintsIn(text).map(({ rule }) => rule.replace("recovery/", ""));

test("a finished story is asked softly for what there is no trace of, at its label, and nothing is written for it", () => {
  const hints = hintsIn(TOLD);
  expect(hints.map(({ rule }) => rule)).toEqual(ALL.map((signal) => `recovery/${signal}`));
  for (const { severity, start, end, fixes } of hints) {
    expect({ severity, fixes, words: TOLD.slice(start, end) }).toEqual({
      severity: "hint",
      fixes: [],
      words: "Narrative",
    });
  }
});

test("without a label the hints stand at the story's first word", () => {
  const text = TOLD.replace("Narrative: ", "");
  expect(hintsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(ALL.map(() => "We"));
});

describe("nothing is asked for", () => {
  test.each([
    [
      "in a note that is only begun",
      "Narrative: We met at the bus stop at ten and took the number nine to the school.",
    ],
    ["in an empty note", ""],
    ["where there is no story", COMPLETE_NOTE.replace(/Narrative: .*/, "Narrative:")],
    ["where a prompt waits", `${TOLD} [to add: who was there?]`],
    [
      "where danger is told of",
      `${TOLD} He said that he had thought about suicide, and I called my supervisor at once.`,
    ],
    [
      "in Spanish",
      "Narrativa: Nos encontramos en la parada del autobús a las diez y fuimos juntos a la escuela. Llovía mucho. La oficina estaba en el segundo piso y la fila era larga. Nos sentamos cerca de la ventana, miramos la lista de clases y hablamos del tiempo hasta que nos tocó el turno.",
    ],
  ])("%s", (_, text) => {
    expect(askedIn(text)).toEqual([]);
  });

  test.each([
    ["goal", "Goal: her own room by the summer"],
    ["strength", "She called the school herself."],
    ["own-words", '"I walked in there like I owned the place," she said.'],
    ["lived-experience", "I shared how I once got off two stops early."],
    ["shared-record", "We read this note together before I left."],
  ])("where it stands: %s", (signal, sentence) => {
    expect(askedIn(`${TOLD} ${sentence}`.replace(/ Goal/, "\n\nGoal"))).not.toContain(signal);
    expect(askedIn(TOLD)).toContain(signal);
  });

  test("that a group's note rarely has room for", () => {
    expect(askedIn(`Service type: Skill-building group\n\n${TOLD}`)).toEqual([
      "strength",
      "own-words",
      "lived-experience",
    ]);
  });
});

test("a goal that was left blank is still asked for", () => {
  expect(askedIn(`Goal: N/A\n\n${TOLD}`)).toContain("goal");
});

test("settings switch a hint off, or make it louder", () => {
  const hints = hintsIn(TOLD, { "recovery/goal": "off", "recovery/strength": "warning" });
  expect(hints.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    "recovery/strength warning",
    "recovery/own-words hint",
    "recovery/lived-experience hint",
    "recovery/shared-record hint",
  ]);
});

test("a note is ready to sign whatever is hinted at", () => {
  const unsigned = COMPLETE_NOTE.replace(/Narrative: .*/, TOLD).replace(
    /Signature: .*/s,
    "Signature:\nDate signed:",
  );
  const note = parseNote(unsigned);
  const standing = standingOf(note, findingsIn(unsigned));
  expect(standing.state).toBe("ready");
  expect(standing.further.filter(({ rule }) => rule.startsWith("recovery/"))).toHaveLength(ALL.length);
});

test("what a story has is not asked for in the rules' own examples", () => {
  expect(askedIn(storyWith("We read this note together before I left."))).not.toContain("shared-record");
});
