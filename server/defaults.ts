import type { Config } from "./config.ts";
import { builtInLexicon } from "./lexicon/built-in.ts";

export const SETTINGS_FILE = ".peernote.json";

/** What holds where no settings say otherwise. The schema is not needed for this: loading it takes longer than a note. */
export const DEFAULTS = {
  profile: "calmhsa-2023" as const,
  rules: {},
  labels: {},
  include: [],
  lexicon: [],
  names: [],
  maxProblems: 500,
};

/** Everything that linting depends on in a folder without settings. */
export const defaultConfig = (): Config => ({
  settings: DEFAULTS,
  lexicon: builtInLexicon(),
  problems: [],
});
