import { describe, expect, test } from "vitest";
import { rules } from "../../server/rules/index.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** All rules off but the one of our own words, so that what is counted is what stands in the note. */
const onlyMotive = (severity: string): Record<string, string> => ({
  ...Object.fromEntries(rules.map(({ id }) => [id, "off"])),
  "drift/motive": severity,
});

describe("the exit status", () => {
  const severities = ["off", "information", "warning", "error"];
  const files = severities.map((severity) => ({
    [`${severity}/.peernote.json`]: settings({ rules: onlyMotive(severity) }),
    [`${severity}/words.json`]: WORDS,
    [`${severity}/a.note`]: "He zorbled. She zorbled.",
  }));
  const folder = folderWith(Object.assign({}, ...files) as Record<string, string>);

  test.each([
    ["off", [], 0],
    ["information", [], 0],
    ["warning", [], 1],
    ["error", [], 1],
    ["information", ["--fail-on", "information"], 1],
    ["information", ["--fail-on", "information", "--quiet"], 0],
    ["warning", ["--fail-on", "error"], 0],
    ["error", ["--fail-on", "error"], 1],
    ["error", ["--fail-on", "never"], 0],
    ["warning", ["--max-warnings", "1"], 1],
    ["warning", ["--max-warnings", "2"], 0],
    ["error", ["--max-warnings", "2"], 1],
    ["warning", ["--max-warnings", "1", "--fail-on", "error"], 1],
  ])("of notes with findings at %s, with %j, is %i", async (severity, options, status) => {
    const run = await peernote(folder, ["lint", severity, ...options]);
    expect(run.stderr).toBe("");
    expect(run.status).toBe(status);
  });

  test("is 0 for help and version, and 2 for what is no command", async () => {
    expect(await peernote(folder, ["--version"])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await peernote(folder, ["lint", "--help"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Exit status:"),
    });
    expect((await peernote(folder, ["lin"])).status).toBe(2);
  });
});
