import { DEFAULTS } from "./defaults.ts";
import { LANGUAGES } from "./saying.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS } from "./note/fields.ts";
import * as z from "./zod.ts";

const severity = z.enum(["error", "warning", "information", "hint", "off"]);
const field = z.enum([...REQUIRED_FIELDS, ...FURTHER_FIELDS]);
const filled = z.string().check(z.minLength(1));

/**
 * `.peernote.json`, and the editor's `peernote.*` settings: one schema for both. What each is for is said in
 * `package.nls.json`.
 */
export const Settings = z.strictObject({
  $schema: z.optional(z.string()),
  rules: z._default(z.record(z.string(), severity), DEFAULTS.rules),
  profile: z._default(
    z.union([
      z.enum(["calmhsa-2023", "bhin-23-068"]),
      z.strictObject({ id: filled, title: filled, source: filled, rules: z.record(z.string(), severity) }),
    ]),
    DEFAULTS.profile,
  ),
  labels: z._default(z.partialRecord(field, z.array(filled.check(z.maxLength(60)))), DEFAULTS.labels),
  columns: z._default(
    z.partialRecord(
      field,
      z.pipe(
        z.union([filled, z.array(filled)]),
        z.transform((names) => (typeof names === "string" ? [names] : names)),
      ),
    ),
    DEFAULTS.columns,
  ),
  include: z._default(z.array(filled), DEFAULTS.include),
  lexicon: z._default(z.array(filled), DEFAULTS.lexicon),
  templates: z._default(filled, DEFAULTS.templates),
  names: z._default(z.array(z.string()), DEFAULTS.names),
  client: z._default(z.string().check(z.regex(/^\p{L}[\p{L} -]{0,29}$/u)), DEFAULTS.client),
  language: z._default(z.enum(["auto", ...LANGUAGES]), DEFAULTS.language),
  maxProblems: z._default(z.int().check(z.gte(1), z.lte(10_000)), DEFAULTS.maxProblems),
});

export type Settings = z.infer<typeof Settings>;

/** Settings as somebody wrote them: what is not there is left to others. */
export type WrittenSettings = z.input<typeof Settings>;

/** Lays settings over others key by key, rule by rule, and fills in the rest. */
export const layered = (below: WrittenSettings, above: WrittenSettings): Settings =>
  Settings.parse({ ...below, ...above, rules: { ...below.rules, ...above.rules } });
