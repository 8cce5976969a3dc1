import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import settingsSchema from "../../server/settings.schema.json" with { type: "json" };
import strings from "../../package.nls.json" with { type: "json" };

const contributed = packageJson.contributes.configuration.properties as Record<string, { default?: unknown }>;
const schema = settingsSchema.properties as Record<string, { default?: unknown }>;

test("the editor offers the settings that .peernote.json has, with the same defaults", () => {
  const keys = Object.keys(schema).filter((key) => key !== "$schema");
  expect(Object.keys(contributed).sort()).toEqual(keys.map((key) => `peernote.${key}`).sort());
  for (const key of keys) expect(contributed[`peernote.${key}`]!.default).toEqual(schema[key]!.default);
});

test("every command of the manifest is registered, and the other way round", () => {
  const client = new URL("../../client/", import.meta.url);
  const files = readdirSync(client).filter((name) => name.endsWith(".ts"));
  const code = files.map((name) => readFileSync(new URL(name, client), "utf8")).join("\n");
  const registered = [...code.matchAll(/registerCommand\(\s*"([^"]+)"/g)].map((match) => match[1]!);
  expect(packageJson.contributes.commands.map(({ command }) => command).sort()).toEqual(registered.sort());
  expect(registered.length).toBeGreaterThan(0);
});

test("every text that the manifest asks for is there, and none is left over", () => {
  const asked = [...JSON.stringify(packageJson).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!);
  expect([...new Set(asked)].sort()).toEqual(Object.keys(strings).sort());
});
