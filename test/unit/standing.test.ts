import { expect, test } from "vitest";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import { COMPLETE_NOTE, noteWith } from "../../server/rules/examples.ts";
import { Settings } from "../../server/settings.ts";
import { standingOf, type Standing } from "../../server/standing.ts";

const standing = async (text: string, rules: Settings["rules"] = {}): Promise<Standing> => {
  const settings = Settings.parse({ rules });
  const { note, findings } = await check(text, { ...defaultConfig(), settings }, "2025-06-30");
  return standingOf(note, findings);
};

const rulesOf = (findings: Standing["open"]): string[] => findings.map(({ rule }) => rule);

const UNSIGNED = COMPLETE_NOTE.slice(0, COMPLETE_NOTE.indexOf("\n\nSignature"));

test("an empty note asks for every fact, and for the signature last", async () => {
  const { state, open, signing } = await standing("");
  expect(state).toBe("open");
  expect(rulesOf(open)).toHaveLength(8);
  expect(rulesOf(signing)).toEqual(["field/signature", "field/signature-date"]);
});

test.each([
  ["without both", UNSIGNED],
  ["with blank lines for both", `${UNSIGNED}\n\nSignature:\nDate signed:\n`],
  [
    "with the prompts of a template",
    `${UNSIGNED}\n\nSignature: [to add: your name]\nDate signed: [to add: the day]\n`,
  ],
  ["with the name alone", `${UNSIGNED}\n\nSignature: Ana Ruiz, CMPSS\n`],
])("a note in which only the signature is left is ready to sign: %s", async (_, text) => {
  const { state, open, signing } = await standing(text);
  expect(rulesOf(open)).toEqual([]);
  expect(state).toBe("ready");
  expect(signing.length).toBeGreaterThan(0);
});

test("what is open comes in the order in which it is best done: facts, prompts, wordings", async () => {
  const text = UNSIGNED.replace("Narrative: We", "Narrative: He was manipulative. We")
    .replace("Cedar House", "[to add: where the person was]")
    .replace("45 min", "a while")
    .replace("Code: H0038\n", "");
  const { state, open } = await standing(text);
  expect(state).toBe("open");
  expect(rulesOf(open)).toEqual(["field/code", "field/duration", "check/placeholder", "drift/motive"]);
});

test("words about danger hold up nothing, nor does anything else that is only said softly", async () => {
  const { state, open, further } = await standing(
    UNSIGNED.replace("We walked", "She said she was suicidal last night. We walked"),
  );
  expect(rulesOf(further)).toContain("drift/clinical-idiom");
  expect(rulesOf(open)).toEqual([]);
  expect(state).toBe("ready");
});

test("a signature that comes before the service is a fact to mend, not one to wait with", async () => {
  const { open, signing } = await standing(noteWith("Date signed: 03/14/2025", "Date signed: 03/12/2025"));
  expect(rulesOf(open)).toEqual(["field/signature-date"]);
  expect(signing).toEqual([]);
});

test("a signed note is signed, whatever it lacks", async () => {
  expect((await standing(COMPLETE_NOTE)).state).toBe("signed");
  const { state, open } = await standing(noteWith("Duration: 45 min\n", ""));
  expect(state).toBe("signed");
  expect(rulesOf(open)).toEqual(["field/duration"]);
});

test("where no signature is asked for a note is complete without it", async () => {
  const off = { "field/signature": "off", "field/signature-date": "off" } as const;
  expect((await standing(UNSIGNED, off)).state).toBe("complete");
});
