import { describe, expect, test } from "vitest";
import { farthestNamed } from "../../server/note/clauses.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { doerAt, isOwnStory, voiceAt, type Range } from "../../server/note/voice.ts";

/** A note and the words that stand in [[brackets]]. */
function marked(example: string): { note: Note; range: Range } {
  const start = example.indexOf("[[");
  const end = example.indexOf("]]") - 2;
  const note = parseNote(example.replace("[[", "").replace("]]", ""));
  const first = note.words.findIndex((word) => word.end > start);
  const last = note.words.findIndex((word) => word.start >= end);
  return { note, range: { start, end, first, last: last < 0 ? note.words.length : last } };
}

describe("whose words", () => {
  const cases: [string, string][] = [
    ["writer", "He was [[guarded]] at first."],
    ["writer", "She said it was nothing, so she is [[in denial]]."],
    ["writer", "She told me she was fine and appeared [[guarded]]."],
    ["writer", '"I take them," she said, so she is [[adherent]].'],
    ["writer", 'I said to him, "[[You need to]] call her."'],
    ["quoted", '"I am [[depressed]]," she said.'],
    ["quoted", "He typed 'i am [[psychotic]] today' and laughed."],
    ["reported", "She said she has been [[depressed]] since May."],
    ["reported", "Ramona told me that she felt [[manic]]."],
    ["reported", "Per client, she is [[bipolar]]."],
    ["reported", "Reports feeling [[depressed]]."],
    ["reported", "He describes himself as [[an addict]]."],
    ["reported", "The name for it was [[schizoaffective]], he explained."],
    ["reported", "told me hes [[bipolar]] and likes it that way"],
    ["staff", "Dr. Lee says he is [[decompensating]]."],
    ["staff", "Per nursing he is [[noncompliant]]."],
    ["staff", "Per her sister he is [[isolative]]."],
    ["staff", "The charge nurse told me that he is [[manipulative]]."],
    ["staff", "He's still [[symptomatic]], the psychiatrist told the room."],
    ["staff", "According to the chart she is [[low functioning]]."],
  ];
  test.each(cases)("%s: %s", (voice, example) => {
    const { note, range } = marked(example);
    expect(voiceAt(note, range)).toBe(voice);
  });
});

describe("who acts", () => {
  const cases: [string, string][] = [
    ["writer", "I [[told him he needs to]] call."],
    ["writer", "[[Told him he needs to]] call."],
    ["writer", "Sat with Marcus and [[told him he has to]] go."],
    ["writer", "Client was [[instructed to]] stay."],
    ["writer", "This writer also [[assessed her for]] risk."],
    ["team", "The team [[set her goals]] without her."],
    ["other", "Her doctor [[advised her to]] rest."],
    ["other", "His nurse came in and [[told him to]] eat."],
    ["other", "She was [[advised to]] rest by her doctor."],
    ["other", "Dr. Lee [[told her she has to]] rest."],
    ["other", "His mom [[told him he'd better]] call."],
    ["other", "The voices are [[telling him to]] jump."],
    ["writer", "I was [[telling him to]] jump."],
    ["person", "She [[told the group they need to]] listen."],
    ["person", "Ramona [[decided she will]] go."],
  ];
  test.each(cases)("%s: %s", (doer, example) => {
    const { note, range } = marked(example);
    expect(doerAt(note, range)).toBe(doer);
  });
});

describe("the writer's own story", () => {
  const cases: [boolean, string][] = [
    [true, "I shared about my own [[bipolar disorder]]."],
    [true, "I told her about the year I was [[psychotic]]."],
    [true, "Having an [[anxiety disorder]] myself, I waited."],
    [false, "I saw that he was [[guarded]]."],
    [false, "I told him he was [[manic]]."],
    [false, "She is [[guarded]]."],
  ];
  test.each(cases)("%s: %s", (own, example) => {
    const { note, range } = marked(example);
    expect(isOwnStory(note, range)).toBe(own);
  });
});

test("where nothing stops, whom a pronoun stands for is looked for no further than notes go", () => {
  const { words } = parseNote(`Narrative: ${"she was there and ".repeat(5000)}`);
  expect(words.length).toBeGreaterThan(19_000);
  for (const from of [10, words.length - 1]) expect(farthestNamed(words, from)).toBe(Math.max(0, from - 300));
});
