import { DEFAULTS } from "./defaults.ts";
import { builtInLexicon } from "./lexicon/built-in.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { FileProblem } from "./lexicon/read.ts";
import type { Settings } from "./settings.ts";

export const SETTINGS_FILE = ".peernote.json";

/** Everything that linting in one folder depends on, and what was wrong with the files that say so. */
export type Config = {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** Files that could not be used. What they say is left out, the rest holds. */
  readonly problems: readonly FileProblem[];
};

/** Everything that linting depends on in a folder without settings. */
export const defaultConfig = (): Config => ({
  settings: DEFAULTS,
  lexicon: builtInLexicon(),
  problems: [],
});
