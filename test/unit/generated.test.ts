import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import * as z from "zod";
import { LexiconSource } from "../../server/lexicon/schema.ts";
import { guideTo } from "../../server/rules/guide.ts";
import { rules } from "../../server/rules/index.ts";
import { Settings } from "../../server/settings.ts";

// Files that are made from the sources. `npx vitest run test/unit/generated.test.ts -u` writes them anew.

test("the guide to the rules says what the rules say", async () => {
  await expect(guideTo(rules)).toMatchFileSnapshot("../../server/rules/README.md");
});

test.each([
  ["lexicon files", LexiconSource, "../../lexicon/schema.json"],
  ["settings", Settings, "../../server/settings.schema.json"],
])("the JSON schema of %s says what is checked", async (_, schema, path) => {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: "input" }));
  const style = await resolveConfig(path);
  await expect(await format(json, { ...style, parser: "json" })).toMatchFileSnapshot(path);
});
