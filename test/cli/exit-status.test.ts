import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

/** All rules off but the one of our own words, so that what is counted is what stands in the note. */
async function onlyMotive(severity: string): Promise<Record<string, string>> {
  const { stdout } = await peernote(".", ["rules"]);
  const ids = stdout.split("\n").flatMap((row) => /^\S+\/\S+/.exec(row)?.[0] ?? []);
  return { ...Object.fromEntries(ids.map((id) => [id, "off"])), "drift/motive": severity };
}

describe("the exit status", () => {
  let folder = "";
  beforeAll(async () => {
    const files = await Promise.all(
      ["error", "warning", "information"].map(async (severity) => [
        [`${severity}/.peernote.json`, settings({ rules: await onlyMotive(severity) })],
        [`${severity}/words.json`, WORDS],
        [`${severity}/a.note`, "He zorbled. She zorbled."],
      ]),
    );
    folder = folderWith({
      ...(Object.fromEntries(files.flat()) as Record<string, string>),
      "off/.peernote.json": settings({ rules: await onlyMotive("off") }),
      "off/words.json": WORDS,
      "off/a.note": "He zorbled.",
    });
  });

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
