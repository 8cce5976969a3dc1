import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import strings from "../../package.nls.json" with { type: "json" };

test("every command of the manifest is registered, and the other way round", () => {
  const client = new URL("../../client/", import.meta.url);
  const files = readdirSync(client).filter((name) => name.endsWith(".ts"));
  const code = files.map((name) => readFileSync(new URL(name, client), "utf8")).join("\n");
  const registered = [...code.matchAll(/registerCommand\(\s*"([^"]+)"/g)].map((match) => match[1]!);
  expect(packageJson.contributes.commands.map(({ command }) => command).sort()).toEqual(registered.sort());
  expect(registered.length).toBeGreaterThan(0);
});

/** Texts that only `.peernote.json` has a place for. */
const SCHEMA_ALONE = ["config.schema", "config.start"];

test("every text that the manifest asks for is there, and none is left over", () => {
  const asked = [...JSON.stringify(packageJson).matchAll(/"%([\w./-]+)%"/g)].map((match) => match[1]!);
  expect([...asked, ...SCHEMA_ALONE].sort()).toEqual(Object.keys(strings).sort());
});
