import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import spanish from "../../package.nls.es.json" with { type: "json" };
import texts from "../../package.nls.json" with { type: "json" };
import { SETTINGS_FILE } from "../../server/config.ts";
import { LEGEND } from "../../server/lsp/semantic-tokens.ts";
import { rules } from "../../server/rules/index.ts";
import { Settings } from "../../server/settings.ts";
import { startClient } from "../lsp/client.ts";
import { namesAssignedTo, namesGivenTo, namesGotFrom, propertiesReadOf, strings } from "./code.ts";

const { contributes, activationEvents } = packageJson;
const { languages, menus, keybindings, viewsWelcome, walkthroughs } = contributes;
const properties = contributes.configuration.properties;

const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flatMap((group) => group.map(({ id }) => id));
const settings = Object.keys(properties);
const menuEntries = Object.values(menus).flat();
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** Commands that nobody chooses by name, and why. */
const INTERNAL: Readonly<Record<string, string>> = {
  "peernote.accept": "is run by a quick fix, which says what to keep and why",
  "peernote.addWords": "is run by a quick fix, which says what to add",
};

/** What the editor itself brings. */
const EDITORS_COMMANDS = [
  "focusSuggestion",
  "vscode.openFolder",
  "workbench.action.files.newUntitledFile",
  "workbench.actions.view.problems",
  "editor.action.showHover",
  "editor.action.marker.next",
  "editor.action.quickFix",
];
const EDITORS_KEYS = [
  "editorLangId",
  "editorTextFocus",
  "explorerResourceIsFolder",
  "inSnippetMode",
  "isWorkspaceTrusted",
  "suggestWidgetHasFocusedSuggestion",
  "suggestWidgetVisible",
  "view",
  "viewItem",
  "workspaceFolderCount",
];

/** `key`, `!key`, `key == value` and `key != value`, as they are joined in the manifest's conditions. */
type Comparison = { readonly key: string; readonly value: string | undefined };

const events = steps.flatMap(({ completionEvents }) =>
  completionEvents.map((event) => event.split(/:(.*)/s)),
);
const comparisons: readonly Comparison[] = [
  ...[...menuEntries, ...keybindings, ...viewsWelcome].flatMap((entry) =>
    "when" in entry ? entry.when : [],
  ),
  ...events.flatMap(([kind, condition]) => (kind === "onContext" ? condition! : [])),
]
  .flatMap((when) => when.split(/&&|\|\|/))
  .map((part) =>
    part
      .trim()
      .replace(/^!/, "")
      .split(/ [=!]= /),
  )
  .filter(([key]) => key !== "false")
  .map(([key, value]) => ({ key: key!, value }));

const valuesOf = (wanted: string): string[] =>
  sorted(comparisons.flatMap(({ key, value }) => (key === wanted && value !== undefined ? value : [])));

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** What links in a page of ours run. Nobody could choose it from a list: it needs to be told where to go. */
const LINKED = ["peernote.openFinding"];

test("every command is registered, and the other way round", () => {
  expect(sorted([...commands, ...LINKED])).toEqual(namesGivenTo("registerCommand"));
  expect(new Set(commands).size).toBe(commands.length);
});

test("what the server carries out is either a command of the manifest or known as internal", async () => {
  const server = await startClient();
  await server.stop();
  const carriedOut = server.initialized.capabilities.executeCommandProvider?.commands;
  expect(sorted(carriedOut ?? [])).toEqual(Object.keys(INTERNAL).sort());
  expect(commands.filter((command) => command in INTERNAL)).toEqual([]);
});

test("every view is made and has its place, and the other way round", () => {
  expect(sorted(views)).toEqual(namesGivenTo("createTreeView"));
  expect(Object.keys(contributes.views)).toEqual(contributes.viewsContainers.activitybar.map(({ id }) => id));
  expect(sorted(viewsWelcome.map(({ view }) => view))).toEqual(sorted(views));
});

test("menus, keys, first steps and links lead to commands that there are", () => {
  const linked = [...JSON.stringify([texts, spanish]).matchAll(/\(command:([\w.]+)/g)].map(
    ([, name]) => name!,
  );
  const done = events.flatMap(([kind, command]) => (kind === "onCommand" ? command! : []));
  const used = sorted([
    ...[...menuEntries, ...keybindings].map(({ command }) => command),
    ...linked,
    ...done,
  ]);
  expect(used.filter((command) => !commands.includes(command))).toEqual(sorted(EDITORS_COMMANDS));
});

test("a command that the palette hides can be reached by a menu", () => {
  const { commandPalette, ...others } = menus;
  const hidden = commandPalette.flatMap(({ command, when }) => (when === "false" ? command : []));
  const elsewhere = Object.values(others).flatMap((entries) => entries.map(({ command }) => command));
  expect(hidden.filter((command) => !elsewhere.includes(command))).toEqual([]);
});

test("every key of a condition is set by the extension or the editor, and the other way round", () => {
  const [own, others] = [true, false].map((mine) =>
    sorted(comparisons.flatMap(({ key }) => (key.startsWith("peernote.") === mine ? key : []))),
  );
  const set = namesGivenTo("executeCommand", "setContext");
  expect(own).toEqual(set);
  expect(others).toEqual(EDITORS_KEYS);
  for (const key of set) expect(valuesOf(key).filter((value) => !strings.has(value))).toEqual([]);
});

test("every value of a condition is one that there is", () => {
  expect(valuesOf("view").filter((view) => !views.includes(view))).toEqual([]);
  expect(valuesOf("viewItem")).toEqual(namesAssignedTo("contextValue"));
  expect(valuesOf("editorLangId")).toEqual(OWN_LANGUAGES);
});

const OWN_LANGUAGES = languages.flatMap((language) => ("extensions" in language ? language.id : []));

test("languages are known to the code, and to all that is said of them", () => {
  const ids = languages.map(({ id }) => id);
  expect(OWN_LANGUAGES.filter((id) => !strings.has(id))).toEqual([]);
  const named = [...contributes.grammars, ...contributes.semanticTokenScopes].map(({ language }) => language);
  const defaults = Object.keys(contributes.configurationDefaults).flatMap(
    (key) => /^\[(.*)\]$/.exec(key)?.[1] ?? [],
  );
  expect([...named, ...defaults].filter((id) => !ids.includes(id))).toEqual([]);
  for (const { scopes } of contributes.semanticTokenScopes)
    expect(sorted(Object.keys(scopes))).toEqual(sorted(LEGEND.tokenTypes));
});

test("the extension wakes up for its language, its files and its settings", () => {
  const files = languages.flatMap((language) => ("extensions" in language ? language.extensions : []));
  expect(sorted(activationEvents)).toEqual(
    sorted([
      ...OWN_LANGUAGES.map((id) => `onLanguage:${id}`),
      ...files.map((ending) => `workspaceContains:**/*${ending}`),
      `workspaceContains:${SETTINGS_FILE}`,
    ]),
  );
});

/** Settings that only `.peernote.json` has: no editor opens an export. */
const FILE_ALONE = ["$schema", "columns"];

test("every setting is one that is checked and read, and the other way round", () => {
  const names = settings.map((name) => name.replace("peernote.", ""));
  expect(sorted([...FILE_ALONE, ...names])).toEqual(sorted(Object.keys(Settings.shape)));
  const read = propertiesReadOf("settings", "Settings");
  expect(names.filter((name) => !read.includes(name))).toEqual([]);
  expect(namesGotFrom("getConfiguration").filter((name) => !names.includes(name))).toEqual([]);
});

test("every rule has a setting and a text, and the other way round", () => {
  const ids = rules.map(({ id }) => id).sort();
  expect(Object.keys(properties["peernote.rules"].properties).sort()).toEqual(ids);
  const files = readdirSync("server/rules").filter((name) =>
    /^(?:drift|field|check|recovery)-.+\.ts$/.test(name),
  );
  expect(files.map((name) => name.replace("-", "/").replace(".ts", "")).sort()).toEqual(ids);
});

test("what the code calls peernote.something is something that there is", () => {
  const others = ["peernote.standing"]; // the item in the status bar, which the editor lets people hide by its name
  const known = [
    ...commands,
    ...LINKED,
    ...Object.keys(INTERNAL),
    ...views,
    ...settings,
    ...comparisons.map(({ key }) => key),
  ];
  const called = [...strings].filter((name) => /^peernote\.\w/.test(name));
  expect(called.filter((name) => !known.includes(name)).sort()).toEqual(others);
});

test("every file that the manifest names is there, and every picture is shown", () => {
  const paths = [
    ...JSON.stringify(packageJson).matchAll(/"((?:\.\/)?(?:client|server|lexicon|dist)\/[\w./-]+)"/g),
  ];
  expect(paths.length).toBeGreaterThan(8);
  for (const [, path] of paths) expect(existsSync(resolve(path!)), path).toBe(true);
  const pictures = steps.map(({ media }) => media.svg);
  expect(pictures.sort()).toEqual(
    readdirSync("client/walkthrough")
      .map((name) => `client/walkthrough/${name}`)
      .sort(),
  );
});

/** Texts that only `.peernote.json` has a place for. */
const SCHEMA_ALONE = ["config.columns", "config.schema", "config.start"];

test.each([
  ["English", texts],
  ["Spanish", spanish],
])("every text that the manifest asks for is there in %s, and none is left over", (_, bundle) => {
  const asked = [...JSON.stringify(packageJson).matchAll(/"%([^"%]+)%"/g)].map((match) => match[1]!);
  expect(sorted([...asked, ...SCHEMA_ALONE])).toEqual(Object.keys(bundle).sort());
});
