import { toJSONSchema, type core } from "../zod.ts"; // what is asked of `z` goes into the command, which has no use for it
import type { Language } from "../saying.ts";
import { PROFILES } from "../profiles/profiles.ts";
import { Settings } from "../settings.ts";
import { escapeMarkdown } from "./markdown.ts";
import { SEVERITIES, type Rule } from "./rule.ts";
import { textsOf } from "./texts.ts";

type Schema = core.JSONSchema.BaseSchema;

/** Gives the text that has a name in `package.nls.json`: spelled out, or in the way a manifest asks for it. */
type Text = (name: string) => string;

/** The JSON schema of `.peernote.json`, for editors that help to write it. */
export const settingsSchema = (rules: readonly Rule[], text: Text): Schema =>
  toJSONSchema(Settings, {
    io: "input",
    target: "draft-7",
    override: ({ path, jsonSchema }) => {
      const at = path.join(".");
      Object.assign(jsonSchema, described(path, text), explained(at, rules, text));
      if (at === "properties.rules") delete jsonSchema.propertyNames;
    },
  });

/** The same settings as the extension's manifest offers them in the editor's own, but for those about exports: no editor opens one. */
export function settingsOfEditor(rules: readonly Rule[], text: Text): Record<string, Schema> {
  const properties = Object.entries(settingsSchema(rules, text).properties ?? {});
  return Object.fromEntries(
    properties
      .filter(([key]) => key !== "$schema" && key !== "columns")
      .map(([key, schema]) => [`peernote.${key}`, { scope: "resource", ...(schema as Schema) }]),
  );
}

/** What the settings say of each rule, by the name of the text. */
export const ruleTexts = (rules: readonly Rule[], language: Language): Record<string, string> =>
  Object.fromEntries(
    rules.map((rule) => {
      const { title, why } = textsOf(rule, language);
      const usually = `${USUALLY[language]}: \`${rule.severity}\`.`;
      return [
        `config.rules.${rule.id}`,
        `**${escapeMarkdown(title)}.** ${escapeMarkdown(why)}\n\n${usually}`,
      ];
    }),
  );

const USUALLY: Readonly<Record<Language, string>> = { en: "Usually", es: "De costumbre" };

/** Every setting has a text of its own. */
function described(path: readonly (string | number)[], text: Text): Schema {
  const [parent, key, ...deeper] = path;
  return parent === "properties" && deeper.length === 0
    ? { markdownDescription: text(`config.${String(key).replace("$", "")}`) }
    : {};
}

/** What helps with writing beyond what is checked: each rule by name with its reason, and beginnings to fill in. */
function explained(at: string, rules: readonly Rule[], text: Text): Schema {
  const snippet = (name: string, body: unknown): Schema => ({
    defaultSnippets: [{ label: text(name), body }],
  });
  switch (at) {
    case "":
      return snippet("config.start", { profile: "${1:bhin-23-068}", names: ["${2}"], rules: {} });
    case "properties.rules":
      return { properties: ruleProperties(rules, text), additionalProperties: false };
    case "properties.profile":
      return snippet("config.profile.own", OWN_PROFILE);
    case "properties.profile.anyOf.0":
      return { markdownEnumDescriptions: PROFILES.map(({ title, source }) => `${title}. ${source}.`) };
    case "properties.profile.anyOf.1.properties.rules":
      return { propertyNames: { enum: rules.map(({ id }) => id) } };
    case "properties.labels":
      return snippet("config.labels.own", { location: ["${1:Where we were}"] });
    default:
      return {};
  }
}

const ruleProperties = (rules: readonly Rule[], text: Text): Record<string, Schema> =>
  Object.fromEntries(
    rules.map(({ id }) => [
      id,
      { type: "string", enum: [...SEVERITIES, "off"], markdownDescription: text(`config.rules.${id}`) },
    ]),
  );

const OWN_PROFILE = {
  id: "${1:our-agency}",
  title: "${2:What our agency asks for}",
  source: "${3:Where that is written down}",
  rules: { "field/diagnosis-code": "${4:off}" },
};
