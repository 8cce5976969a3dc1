import { expect, test } from "vitest";
import { loadConfig } from "../../server/load-config.ts";
import { lint } from "../../server/lint.ts";
import { parseNote } from "../../server/note/note.ts";
import { noteWith } from "../../server/rules/examples.ts";

/** A folder that holds one settings file. */
const configOf = (settings: string) =>
  loadConfig(
    {
      resolve: (folder, name) => `${folder}/${name}`,
      read: async (path) =>
        path === "/agency/.peernote.json" ? new TextEncoder().encode(settings) : undefined,
      list: async () => [],
    },
    "/agency",
  );

async function severityOf(rule: string, text: string, settings: string): Promise<string | undefined> {
  const config = await configOf(settings);
  expect(config.problems).toEqual([]);
  const options = {
    settings: config.settings,
    lexicon: config.lexicon,
    language: config.language,
    today: "2026-06-01",
  };
  return lint(parseNote(text, config.settings.labels), options).find((finding) => finding.rule === rule)
    ?.severity;
}

const WITHOUT_CODE = noteWith("Code: H0038\n", "");
const OURS = `"profile": {"id": "ours", "title": "Our list", "source": "Manual, p. 3", "rules": {"field/code": "hint"}}`;

test.each([
  ["the list of 2023 is the default", "{}", "error"],
  ["it can be named", `{"profile": "calmhsa-2023"}`, "error"],
  ["the later notice leaves codes to the claim", `{"profile": "bhin-23-068"}`, undefined],
  [
    "a rule of the settings overrules it",
    `{"profile": "bhin-23-068", "rules": {"field/code": "warning"}}`,
    "warning",
  ],
  ["an agency writes its own", `{${OURS}}`, "hint"],
  ["and overrules that too", `{${OURS}, "rules": {"field/code": "off"}}`, undefined],
])("%s", async (_, settings, severity) => {
  expect(await severityOf("field/code", WITHOUT_CODE, settings)).toBe(severity);
});

test("an agency's own labels are read", async () => {
  const text = noteWith("Location:", "Spot we picked:");
  expect(await severityOf("field/location", text, `{"labels": {"location": ["Spot we picked"]}}`)).toBe(
    undefined,
  );
  expect(await severityOf("field/location", text, "{}")).toBe("information");
});

test.each([
  [`{\n  "profile": "calmhsa-2022"\n}`, 2, "profile"],
  [
    `{\n  "profile": {"id": "ours", "title": "Our list",\n    "rules": {"field/code": "loud"}}\n}`,
    undefined,
    "profile",
  ],
  [`{\n  "labels": {\n    "place": ["Where"]\n  }\n}`, undefined, "place"],
])("a mistake is told with its file and place: %s", async (settings, line, part) => {
  const { problems } = await configOf(settings);
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  expect(problem!.file).toBe("/agency/.peernote.json");
  expect(problem!.message).toContain(part);
  expect(problem!.line).toBeGreaterThan(1);
  if (line !== undefined) expect(problem!.line).toBe(line);
});
