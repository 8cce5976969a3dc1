import * as z from "zod";
import { DEFAULTS } from "./defaults.ts";
import { LANGUAGES } from "./saying.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS } from "./note/fields.ts";

const severity = z.enum(["error", "warning", "information", "hint", "off"]);

/**
 * `.peernote.json`, and the editor's `peernote.*` settings: one schema for both. What each is for is said in
 * `package.nls.json`.
 */
export const Settings = z.strictObject({
  $schema: z.string().optional(),
  rules: z.record(z.string(), severity).default(DEFAULTS.rules),
  profile: z
    .union([
      z.enum(["calmhsa-2023", "bhin-23-068"]),
      z.strictObject({
        id: z.string().min(1),
        title: z.string().min(1),
        source: z.string().min(1),
        rules: z.record(z.string(), severity),
      }),
    ])
    .default(DEFAULTS.profile),
  labels: z
    .partialRecord(z.enum([...REQUIRED_FIELDS, ...FURTHER_FIELDS]), z.array(z.string().min(1).max(60)))
    .default(DEFAULTS.labels),
  columns: z
    .partialRecord(
      z.enum([...REQUIRED_FIELDS, ...FURTHER_FIELDS]),
      z
        .union([z.string().min(1), z.array(z.string().min(1))])
        .transform((names) => (typeof names === "string" ? [names] : names)),
    )
    .default(DEFAULTS.columns),
  include: z.array(z.string().min(1)).default(DEFAULTS.include),
  lexicon: z.array(z.string().min(1)).default(DEFAULTS.lexicon),
  templates: z.string().min(1).default(DEFAULTS.templates),
  names: z.array(z.string()).default(DEFAULTS.names),
  client: z
    .string()
    .regex(/^\p{L}[\p{L} -]{0,29}$/u)
    .default(DEFAULTS.client),
  language: z.enum(["auto", ...LANGUAGES]).default(DEFAULTS.language),
  maxProblems: z.int().min(1).max(10_000).default(DEFAULTS.maxProblems),
});

export type Settings = z.infer<typeof Settings>;

/** Settings as somebody wrote them: what is not there is left to others. */
export type WrittenSettings = z.input<typeof Settings>;

/** Lays settings over others key by key, rule by rule, and fills in the rest. */
export const layered = (below: WrittenSettings, above: WrittenSettings): Settings =>
  Settings.parse({ ...below, ...above, rules: { ...below.rules, ...above.rules } });
