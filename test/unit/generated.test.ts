import { format, getFileInfo, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import * as z from "../../server/zod.ts";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import type { Language } from "../../server/saying.ts";
import { LexiconSource } from "../../server/lexicon/schema.ts";
import { galleryOf } from "../../server/rules/gallery.ts";
import { guideTo } from "../../server/rules/guide.ts";
import { rules } from "../../server/rules/index.ts";
import { ruleTexts, settingsOfEditor, settingsSchema } from "../../server/rules/settings-schema.ts";
import manifest from "../../package.json" with { type: "json" };
import spanish from "../../package.nls.es.json" with { type: "json" };
import english from "../../package.nls.json" with { type: "json" };

// Files that are made from the sources. `npx vitest run test/unit/generated.test.ts -u` writes them anew.

test("the guide to the rules says what the rules say", async () => {
  await expect(guideTo(rules)).toMatchFileSnapshot("../../server/rules/README.md");
});

test("the gallery shows the sentences that the lexicon has", async () => {
  await expect(galleryOf(builtInEntries())).toMatchFileSnapshot("../../lexicon/GALLERY.md");
});

/** The texts of the manifest: those about the rules come from the rules. */
const textsFrom = (strings: object, language: Language): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(strings).filter(([name]) => !name.startsWith("config.rules."))),
  ...ruleTexts(rules, language),
});
const texts = textsFrom(english, "en");

const manifestWithSettings = () => {
  const properties = settingsOfEditor(rules, (name) => `%${name}%`);
  const { contributes } = manifest;
  return {
    ...manifest,
    contributes: { ...contributes, configuration: { ...contributes.configuration, properties } },
  };
};

test.each([
  [
    "schema of lexicon files",
    z.toJSONSchema(LexiconSource, { io: "input", target: "draft-7" }),
    "../../lexicon/schema.json",
  ],
  [
    "schema of settings",
    settingsSchema(rules, (name) => texts[name] ?? name),
    "../../server/settings.schema.json",
  ],
  ["manifest's texts about rules", texts, "../../package.nls.json"],
  ["manifest's texts about rules in Spanish", textsFrom(spanish, "es"), "../../package.nls.es.json"],
  ["manifest's settings", manifestWithSettings(), "../../package.json"],
])("the %s say what is checked", async (_, content, path) => {
  const { inferredParser } = await getFileInfo(path);
  const style = await resolveConfig(path);
  const json = await format(JSON.stringify(content), { ...style, parser: inferredParser! });
  await expect(json).toMatchFileSnapshot(path);
});
