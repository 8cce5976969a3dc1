import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asNewNote } from "../../client/template-text.ts";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import type { Finding } from "../../server/lint.ts";
import english from "../../l10n/extension.en.json" with { type: "json" };
import { promptsIn, replacePrompts } from "../../server/note/prompt.ts";

const TODAY = "2026-11-05";
const DAY = "11/05/2026";
const folder = new URL("../../client/templates/", import.meta.url);
const templates = readdirSync(folder).map((file): [string, string] => [
  file,
  readFileSync(new URL(file, folder), "utf8").replaceAll("{today}", DAY),
]);

/** What a peer may write, by the words of the prompt. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/minutes on the road/, "15 min"],
  [/minutes of writing/, "10 min"],
  [/^minutes/, "45 min"],
  [/Engagement|what kind of/, "Engagement"],
  [/^where|where the group/, "Community, the bench outside the library"],
  [/problem list/, "Z59.01"],
  [/H0038 or/, "H0038"],
  [/how many people/, "7"],
  [/how many of you/, "2"],
  [/who they are/, "mother"],
  [/the goal this/, '"I want to cook for my sister on Sundays."'],
  [/learned or practiced/, "Cooking on one burner"],
  [
    /who will do|will try/,
    "We will cook the soup together on Friday, November 13, at 10. I will bring the pot.",
  ],
  [/your name/, "Ana Ruiz, CMPSS"],
  [/the day you sign/, DAY],
  [
    /./,
    'Zoe cut the carrots for the soup, and she said, "My mom cut them just like that." We laughed a lot.',
  ],
];

const answered = (text: string): string =>
  replacePrompts(text, (prompt) => {
    const question = prompt.slice("[to add: ".length, -1);
    return ANSWERS.find(([about]) => about.test(question))![1];
  });

const findingsIn = async (text: string): Promise<readonly Finding[]> =>
  (await check(text, defaultConfig(), TODAY)).findings;

describe.each(templates)("%s", (file, text) => {
  test("has a title and a sentence that says what it is for", () => {
    const name = file.replace(/\.note$/, "");
    expect(Object.keys(english)).toEqual(
      expect.arrayContaining([`new-note/${name}`, `new-note/${name}-about`]),
    );
  });

  test("asks for what only the writer knows, and has nothing else to mend", async () => {
    const findings = await findingsIn(text);
    expect(findings.map(({ rule }) => rule)).toEqual(promptsIn(text).map(() => "check/placeholder"));
  });

  test("is ready to sign once it is filled in", async () => {
    const loud = (await findingsIn(answered(text))).filter(({ severity }) => /error|warning/.test(severity));
    expect(loud.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

test("a template becomes a snippet: prompts and the day in order, all else as it stands", () => {
  expect(asNewNote("Date: {today}\nPlace: [to add: where]\nCost: $5 \\ ${x} {y}\nSigned: {today}", DAY)).toBe(
    "Date: ${1:11/05/2026}\nPlace: ${2:[to add: where]}\nCost: \\$5 \\\\ \\${x\\} {y\\}\nSigned: ${3:11/05/2026}",
  );
  expect(asNewNote("$TM_FILENAME `date`", DAY)).toBe("\\$TM_FILENAME `date`");
});
