import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import strings from "../../package.nls.json" with { type: "json" };

/** The extension's code, all files after one another. */
const code = readdirSync(new URL("../../client/", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(new URL(`../../client/${name}`, import.meta.url), "utf8"))
  .join("\n");

const inCode = (pattern: RegExp): string[] =>
  [...new Set([...code.matchAll(pattern)].map((match) => match[1]!))].sort();

const { commands, keybindings, menus, views, viewsContainers, viewsWelcome } = packageJson.contributes;

test("every command of the manifest is registered, and the other way round", () => {
  const registered = inCode(/registerCommand\(\s*"([^"]+)"/g);
  expect(commands.map(({ command }) => command).sort()).toEqual(registered);
  expect(registered.length).toBeGreaterThan(0);
});

test("every view of the manifest is made, and the other way round", () => {
  const ids = Object.values(views).flatMap((group) => group.map(({ id }) => id));
  expect(ids.sort()).toEqual(inCode(/createTreeView\(\s*"([^"]+)"/g));
  expect(Object.keys(views)).toEqual(viewsContainers.activitybar.map(({ id }) => id));
  for (const { view } of viewsWelcome) expect(ids).toContain(view);
});

test("menus and keys have commands that there are, and words that lead to commands too", () => {
  const known = commands.map(({ command }) => command);
  const used = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
  const linked = [...JSON.stringify(strings).matchAll(/\(command:(peernote[^)]*)\)/g)].map(
    (match) => match[1]!,
  );
  const own = used.filter((command) => command.startsWith("peernote."));
  for (const command of [...own, ...linked]) expect(known).toContain(command);
});

test("every condition of the manifest is one that the editor or the extension sets, and the other way round", () => {
  const all = [...Object.values(menus).flat(), ...viewsWelcome];
  const conditions = all.flatMap((entry) => ("when" in entry ? [entry.when] : []));
  const compared = conditions.flatMap((when) => when.split(/&&|\|\|/).map((part) => part.trim()));
  const keys = compared.map((part) => part.replace(/^!/, "").split(" ")[0]!).filter((key) => key !== "false");
  const own = keys.filter((key) => key.startsWith("peernote."));
  expect([...new Set(own)].sort()).toEqual(inCode(/"setContext",\s*"([^"]+)"/g));
  const editors = [
    "view",
    "viewItem",
    "workspaceFolderCount",
    "isWorkspaceTrusted",
    "explorerResourceIsFolder",
  ];
  expect(keys.filter((key) => !own.includes(key) && !editors.includes(key))).toEqual([]);
  const ids = Object.values(views).flatMap((group) => group.map(({ id }) => id));
  for (const part of compared) {
    const [key, , value] = part.split(" ");
    if (key === "view") expect(ids).toContain(value);
    else if (value !== undefined && value !== "0") expect(code, part).toContain(`"${value}"`);
  }
});

/** Texts that only `.peernote.json` has a place for. */
const SCHEMA_ALONE = ["config.columns", "config.schema", "config.start"];

test("every text that the manifest asks for is there, and none is left over", () => {
  const asked = [...JSON.stringify(packageJson).matchAll(/"%([\w./-]+)%"/g)].map((match) => match[1]!);
  expect([...asked, ...SCHEMA_ALONE].sort()).toEqual(Object.keys(strings).sort());
});
