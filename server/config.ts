import type { Acceptance, Accepted } from "./acceptance.ts";
import { DEFAULTS } from "./defaults.ts";
import { builtInLexicon } from "./lexicon/built-in.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { FileProblem } from "./json-file.ts";
import type { Language } from "./saying.ts";
import type { Settings } from "./settings.ts";

export const SETTINGS_FILE = ".peernote.json";
/** Names files that are left alone, in the way of `.gitignore`, in the folder that it lies in and below. */
export const IGNORE_FILE = ".peernoteignore";
export const ACCEPTED_FILE = ".peernote/accepted.json";
export const KEY_FILE = ".peernote/key";

/** Everything that linting in one folder depends on, and what was wrong with the files that say so. */
export type Config = {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** The language that findings are put into, chosen in the settings or the reader's own. */
  readonly language: Language;
  /** The folder that the settings file lies in; undefined where there is none. */
  readonly folder?: string;
  /** Files that could not be used. What they say is left out, the rest holds. */
  readonly problems: readonly FileProblem[];
};

/** Everything that linting depends on in a folder without settings. The lexicon is made ready when it is first asked for. */
export const defaultConfig = (): Config => ({
  settings: DEFAULTS,
  get lexicon() {
    return builtInLexicon();
  },
  language: "en",
  problems: [],
});

/** What is accepted in one folder, and what was wrong with the files that say so. */
export type Acceptances = {
  readonly covers: Accepted;
  readonly all: readonly Acceptance[];
  readonly problems: readonly FileProblem[];
};

/** What is accepted where nothing is. */
export const NOTHING_ACCEPTED: Acceptances = {
  covers: () => undefined,
  all: [],
  problems: [],
};
