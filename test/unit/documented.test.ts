import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import texts from "../../package.nls.json" with { type: "json" };
import { rules } from "../../server/rules/index.ts";
import { peernote } from "../cli/peernote.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const readme = read("README.md");
const readers = [readme, read("client/README.md")].join("\n");

const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1]!)),
];

/** The first column of the table below a heading, without its marks. */
const rowsBelow = (heading: string): string[] =>
  namesIn(readme.split(`\n## ${heading}\n`)[1]!.split("\n## ")[0]!, /^\| `?([^|`]+?)`? \|/gm).slice(
    1,
    Infinity,
  );

const { commands, keybindings, configuration } = packageJson.contributes;

test("every command has a row in the README, with its key", () => {
  const table = readme.split("| Command | What it does |")[1]!.split("\n\n")[0]!;
  const titles = commands.map(({ title }) => texts[title.slice(1, -1) as keyof typeof texts]);
  const rows = namesIn(table, /^(\|.*?\|)/gm).join("\n");
  expect(namesIn(rows, /\*\*(.+?)\*\*/g).sort()).toEqual(titles.sort());
  for (const { command, key } of keybindings) {
    const title = commands.find((one) => one.command === command)?.title;
    if (title !== undefined) expect(table.toLowerCase()).toContain(`\`${key}\``);
  }
});

test("every setting has a row in the README, and the other way round", () => {
  const names = Object.keys(configuration.properties).map((name) => name.replace("peernote.", ""));
  expect(
    rowsBelow("Settings")
      .filter((name) => /^\w+$/.test(name) && name !== "Key")
      .sort(),
  ).toEqual(names.sort());
});

test("every rule is named by the README or is of a family that it names, and has its part of the guide", () => {
  const guide = read("server/rules/README.md");
  const named = namesIn(readme, /^\| `(\w+\/[\w-]+|\w+\/…)` \|/gm);
  const isNamed = (id: string) => named.includes(id) || named.includes(id.replace(/\/.*/, "/…"));
  expect(
    rules.filter(({ id }) => !isNamed(id) || !guide.includes(`\n## ${id}: `)).map(({ id }) => id),
  ).toEqual([]);
});

test("every command and option of the command line is in a README, and every one that stands there exists", async () => {
  const help = async (...args: string[]) => (await peernote(".", [...args, "--help"])).stdout;
  const own = namesIn(await help(), /^ {2}(\w+)(?= .*\S)/gm).filter((name) => name !== "help");
  const options = (await Promise.all([help(), ...own.map((name) => help(name))])).flatMap((text) =>
    namesIn(text, /(--[a-z][\w-]*)/g),
  );
  const known = new Set(options);
  expect(known.size).toBeGreaterThan(8);
  expect([...known].filter((option) => !new RegExp(`${option}(?![\\w-])`).test(readers))).toEqual([]);
  for (const name of own) expect(readers).toMatch(new RegExp(`peernote ${name}\\b`));
  const lines = readers.split("\n").filter((line) => /(?:^|`)peernote /.test(line));
  const written = namesIn(lines.join("\n"), /(--[a-z][\w-]*)/g);
  expect(written.filter((option) => !known.has(option))).toEqual([]);
});
