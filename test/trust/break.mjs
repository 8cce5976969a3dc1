// Breaks claims of SECURITY.md and PRIVACY.md on purpose, one at a time and in a copy, and sees that the test fails that is said to hold
// them: npm run test:claims [-- S1 P5]. With --places it only looks whether each can still be broken.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyTo } from "./copy.mjs";

/** A claim, what a change that breaks it would do, where (what stands there, and what takes its place), and the test that should see it. */
const BREAKS = [
  {
    claim: "S1",
    breaks: "the server tells somebody that it starts",
    file: "server/lsp/server.ts",
    from: "  const { today } = host;\n",
    to: '  const { today } = host;\n  void fetch("https://example.org/started");\n',
    test: [
      "test/trust/bundles.test.ts",
      "server-web.cjs has no word for a connection, and for Node's own inside",
    ],
  },
  {
    claim: "S1",
    breaks: "the command asks for a module that opens connections",
    file: "server/cli/lint.ts",
    from: /^/,
    to: 'import { request } from "node:https";\nrequest("https://example.org/begun").end();\n',
    test: [
      "test/trust/bundles.test.ts",
      "cli.cjs asks for no module that could open a connection, and for none under a made-up name",
    ],
  },
  {
    claim: "S1",
    breaks: "the extension can start any program",
    file: "client/server-process.ts",
    from: 'import { fork, type ChildProcess } from "node:child_process";',
    to: 'import { fork, spawn, type ChildProcess } from "node:child_process"; spawn("true");',
    test: ["test/trust/bundles.test.ts", "the extension starts its language server, and no other program"],
  },
  {
    claim: "S4",
    breaks: "settings are compiled",
    file: "server/settings.ts",
    from: "export const Settings =",
    to: 'new Function("return 1")();\nexport const Settings =',
    test: [
      "test/trust/bundles.test.ts",
      "no text becomes code: not settings, not words, not a note or a table",
    ],
  },
  {
    claim: "S6",
    breaks: "a rule looks at the clock",
    file: "server/rules/days.ts",
    from: /$/,
    to: "\nexport const now = Date.now();\n",
    test: ["test/unit/layers.test.ts", "server/rules/days.ts has no clock and no process"],
  },
  {
    claim: "S16",
    breaks: "a dependency may be of a newer version",
    file: "package.json",
    from: '"zod": "',
    to: '"zod": "^',
    test: ["test/trust/supply.test.ts", "in . every version is exact and every package has its hash"],
  },
  {
    claim: "S17",
    breaks: "the notices leave packages out",
    file: "supply/notices.mjs",
    from: 'manifest !== "package.json"',
    to: 'manifest !== "package.json" && !manifest.includes("yaml")',
    test: ["test/trust/supply.test.ts", "the notices hold the license of every package in the bundles"],
  },
  {
    claim: "S18",
    breaks: "the bill of materials is another one each time",
    file: "package.json",
    from: " --output-reproducible",
    to: "",
    test: [
      "test/trust/supply.test.ts",
      "the bill of materials lists what is in the bundles, is valid, and is the same each time",
    ],
  },
  {
    claim: "P3",
    breaks: "a copy of what was read is left in the folder of temporary files",
    file: "server/batch/node-files.ts",
    from: "      return await readOrdinary(path);\n",
    to: `      const bytes = await readOrdinary(path);
      const { writeFile } = await import("node:fs/promises");
      await writeFile(join(process.env.TMPDIR ?? "/tmp", "peernote-read"), bytes);
      return bytes;\n`,
    test: [
      "test/trust/canary.test.ts",
      "no word of a note is in the cache, baselines, redacted reports, counts and pages, nor in what is remarked",
    ],
  },
  {
    claim: "P5",
    breaks: "an error is told with its message",
    file: "server/mistake.ts",
    from: "[error.name, ...frames]",
    to: "[error.name, error.message, ...frames]",
    test: [
      "test/trust/canary.test.ts",
      "where a mistake in the server quotes the note, its log tells the kind and place",
    ],
  },
  {
    claim: "P10",
    breaks: "redacted reports tell the words of a finding in its message",
    file: "server/batch/redact.ts",
    from: "message: titleOf(rule, language),",
    to: "message: result.text.slice(start, end),",
    test: [
      "test/trust/canary.test.ts",
      "no word of a note is in the cache, baselines, redacted reports, counts and pages, nor in what is remarked",
    ],
  },
  {
    claim: "P12",
    breaks: "what is accepted is written down with the sentence",
    file: "server/accepted.ts",
    from: "{ rule, hash, reason, date }]",
    to: "{ rule, hash, reason, date, sentence }]",
    test: [
      "test/trust/canary.test.ts",
      "no word of a note is in the server's log, its trace, on its standard error, or in what is accepted",
    ],
  },
];

const { values, positionals } = parseArgs({
  options: { places: { type: "boolean" } },
  allowPositionals: true,
});
const chosen = BREAKS.filter(({ claim }) => positionals.length === 0 || positionals.includes(claim));
const changes = chosen.map(broken);
if (!values.places) breakThem();

function breakThem() {
  const copy = mkdtempSync(join(tmpdir(), "peernote-claims-"));
  try {
    copyTo(copy);
    const whole = failing(copy, [...new Set(chosen.map(({ test: [file] }) => file))]);
    if (whole.length > 0) throw new Error(`tests fail before anything is broken: ${whole.join("; ")}`);
    console.log("before anything is broken, the tests pass");
    for (const [at, { claim, breaks, file, test }] of chosen.entries()) {
      writeFileSync(join(copy, file), changes[at]);
      const seen = failing(copy, [test[0]]).includes(test[1]);
      copyFileSync(file, join(copy, file));
      console.log(`${claim}, ${breaks}: ${seen ? "seen" : "NOT SEEN"} by "${test[1]}"`);
      if (!seen) process.exitCode = 1;
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The text of a file with a claim broken. */
function broken({ file, from, to }) {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${file} has no place any more to break it: ${from}`);
  return changed;
}

/** Builds the copy and runs these test files in it; gives the titles of the tests that fail. */
function failing(copy, files) {
  const results = join(copy, "dist", "results.json");
  rmSync(results, { force: true });
  const { stderr } = spawnSync(
    "npx",
    ["vitest", "run", "--reporter=json", `--outputFile=${results}`, ...files],
    {
      cwd: copy,
      encoding: "utf8",
    },
  );
  try {
    const { testResults } = JSON.parse(readFileSync(results, "utf8"));
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "failed")
      .map(({ title }) => title);
  } catch {
    throw new Error(`the tests did not run: ${stderr}`);
  }
}
