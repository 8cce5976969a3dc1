import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };

// Claims are worth as much as the tests that hold them: each names its tests, and these exist.

const HEADING = "\n## How each claim is tested\n";
const all = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found]) => found!);

describe.each(["SECURITY.md", "PRIVACY.md"])("%s", (path) => {
  const [prose, tests] = readFileSync(path, "utf8").split(HEADING) as [string, string];
  const rows = Array.from(tests.matchAll(/^\| ([SP]\d+) \| (.+) \|$/gm), ([, claim, held]) => ({
    claim: claim!,
    held: held!,
  }));

  test("every claim has its row of tests, and every row its claim", () => {
    const marks = all(prose.split("\n\n").slice(2).join("\n\n"), /\[([SP]\d+)\]/g);
    expect(marks.length).toBeGreaterThan(10);
    expect(rows.map(({ claim }) => claim)).toEqual(marks);
  });

  test.each(rows)("$claim is held by tests that exist", ({ held }) => {
    const parts = held.split(/; (?=`)/);
    for (const part of parts) {
      const [script] = all(part, /^`npm run ([\w:-]+)`/g);
      const [file] = all(part, /^`(test\/[\w/-]+\.test\.ts)`/g);
      if (script !== undefined) expect(Object.keys(manifest.scripts)).toContain(script);
      else expect(titlesIn(file!), part).toEqual(expect.arrayContaining(all(part, /, "([^"]+)"/g)));
      if (file !== undefined) expect(part).toMatch(/, "/);
    }
  });
});

/** The titles of tests as they stand in a file: `test("…"` and, after a table, `)("…"`. */
const titlesIn = (file: string): string[] =>
  all(readFileSync(file, "utf8"), /(?:\btest|\))\(\s*"((?:[^"\\]|\\.)+)",/g);

test("what completes sentences is off for notes", () => {
  expect(manifest.contributes.configurationDefaults["[progress-note]"]).toMatchObject({
    "editor.wordBasedSuggestions": "off",
    "editor.inlineSuggest.enabled": false,
    "github.copilot.nextEditSuggestions.enabled": false,
  });
});

test("what is broken on purpose by npm run test:claims can still be broken", () => {
  expect(execFileSync(process.execPath, ["test/trust/break.mjs", "--places"], { encoding: "utf8" })).toBe("");
});
