import * as z from "zod";
import { DEFAULTS } from "./defaults.ts";
import { LANGUAGES } from "./messages.ts";
import { FURTHER_FIELDS, REQUIRED_FIELDS } from "./note/fields.ts";

const severity = z.enum(["error", "warning", "information", "hint", "off"]);

/** `.peernote.json`, and the editor's `peernote.*` settings: one schema for both. */
export const Settings = z.strictObject({
  $schema: z.string().optional(),
  rules: z.record(z.string(), severity).default(DEFAULTS.rules).meta({
    description: "How loud each rule is, by its id: error, warning, information, hint or off.",
  }),
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
    .default(DEFAULTS.profile)
    .meta({
      description:
        "What a note is asked for: the CalMHSA list of 2023, the later notice BHIN 23-068, or an agency's own list with its source.",
    }),
  labels: z
    .partialRecord(z.enum([...REQUIRED_FIELDS, ...FURTHER_FIELDS]), z.array(z.string().min(1).max(60)))
    .default(DEFAULTS.labels)
    .meta({
      description:
        'Labels of your own forms, by the field they stand for: { "location": ["Where we were"] }.',
    }),
  include: z.array(z.string().min(1)).default(DEFAULTS.include).meta({
    description:
      "Further files in the folder that are notes, such as `notes/**/*.md`. `.note` files always are.",
  }),
  lexicon: z
    .array(z.string().min(1))
    .default(DEFAULTS.lexicon)
    .meta({ description: "The agency's own lexicon files, relative to this file." }),
  templates: z.string().min(1).default(DEFAULTS.templates).meta({
    description:
      "A folder beside this file with your agency's templates for new notes: each `.note` or `.txt` file in it is one.",
  }),
  names: z.array(z.string()).default(DEFAULTS.names).meta({
    description: "Names of your programs, groups and places. Words inside them are never drift.",
  }),
  client: z
    .string()
    .regex(/^\p{L}[\p{L} -]{0,29}$/u)
    .default(DEFAULTS.client)
    .meta({
      description:
        'Your agency\'s word for the person, in better words for "pt": client, member, participant, person.',
    }),
  language: z
    .enum(["auto", ...LANGUAGES])
    .default(DEFAULTS.language)
    .meta({
      description:
        "The language that peernote speaks: en (English), es (Spanish), or auto: the editor's own, English on the command line.",
    }),
  maxProblems: z.int().min(1).max(10_000).default(DEFAULTS.maxProblems).meta({
    description: "How many findings an editor shows for one note at most.",
  }),
});

export type Settings = z.infer<typeof Settings>;

/** Settings as somebody wrote them: what is not there is left to others. */
export type WrittenSettings = z.input<typeof Settings>;

/** Lays settings over others key by key, rule by rule, and fills in the rest. */
export const layered = (below: WrittenSettings, above: WrittenSettings): Settings =>
  Settings.parse({ ...below, ...above, rules: { ...below.rules, ...above.rules } });
