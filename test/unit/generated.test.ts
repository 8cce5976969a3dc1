import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import * as z from "zod";
import { builtInData } from "../../server/lexicon/built-in.ts";
import { LexiconSource } from "../../server/lexicon/schema.ts";
import { galleryOf } from "../../server/rules/gallery.ts";
import { guideTo } from "../../server/rules/guide.ts";
import { rules } from "../../server/rules/index.ts";
import { settingsSchema } from "../../server/rules/settings-schema.ts";

// Files that are made from the sources. `npx vitest run test/unit/generated.test.ts -u` writes them anew.

test("the guide to the rules says what the rules say", async () => {
  await expect(guideTo(rules)).toMatchFileSnapshot("../../server/rules/README.md");
});

test("the gallery shows the sentences that the lexicon has", async () => {
  await expect(galleryOf(builtInData.entries)).toMatchFileSnapshot("../../lexicon/GALLERY.md");
});

test.each([
  [
    "lexicon files",
    z.toJSONSchema(LexiconSource, { io: "input", target: "draft-7" }),
    "../../lexicon/schema.json",
  ],
  ["settings", settingsSchema(rules), "../../server/settings.schema.json"],
])("the JSON schema of %s says what is checked", async (_, schema, path) => {
  const style = await resolveConfig(path);
  const json = await format(JSON.stringify(schema), { ...style, parser: "json" });
  await expect(json).toMatchFileSnapshot(path);
});
