import * as z from "./zod.ts";
import { SETTINGS_FILE, type Config } from "./config.ts";
import { decodeText, type Files } from "./files.ts";
import { FileProblem, problemAtPath, readJson } from "./json-file.ts";
import type { LexiconFile } from "./lexicon/agency.ts";
import { builtInLexicon } from "./lexicon/built-in.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Language } from "./saying.ts";
import { nearest } from "./nearest.ts";
import { ruleById } from "./rules/index.ts";
import { layered, Settings, type WrittenSettings } from "./settings.ts";

/** What peernote is used from: the settings there, which hold where a folder's file says nothing, and the language there. */
export type Place = { readonly settings: WrittenSettings; readonly language: Language };

const COMMAND_LINE: Place = { settings: {}, language: "en" };

/** Reads `.peernote.json` in a folder and the lexicon files that it names. What is wrong with a file is in `problems`. */
export async function loadConfig(files: Files, folder: string, place = COMMAND_LINE): Promise<Config> {
  const path = files.resolve(folder, SETTINGS_FILE);
  const problems: FileProblem[] = [];
  const written = await tryRead(files, path, problems, (text) => readSettings(path, text));
  const isThere = written !== undefined || problems.length > 0;
  const config = await completeConfig(
    files,
    folder,
    layered(place.settings, written ?? {}),
    place.language,
    problems,
  );
  return isThere ? { ...config, folder } : config;
}

/** Settings as a file says them: checked, but without the defaults that the schema fills in. Throws a {@link FileProblem}. */
export function readSettings(path: string, text: string): WrittenSettings {
  const { rules, profile } = readJson(path, text, Settings);
  checkRuleIds(path, text, ["rules"], rules);
  if (typeof profile === "object") checkRuleIds(path, text, ["profile", "rules"], profile.rules);
  return readJson(path, text, z.custom<WrittenSettings>());
}

/** A rule that there is not would be switched off in vain. */
function checkRuleIds(
  path: string,
  text: string,
  at: readonly string[],
  ids: Readonly<Record<string, unknown>>,
): void {
  const unknown = Object.keys(ids).find((id) => !ruleById.has(id));
  if (unknown === undefined) return;
  const mend = `did you mean "${nearest(unknown, [...ruleById.keys()])}"?`;
  throw problemAtPath(
    path,
    text,
    [...at, unknown],
    `${at.join(".")}: there is no rule "${unknown}": ${mend}`,
  );
}

/** Adds what the settings point at, relative to a folder. `own` is the language where the settings choose none. */
export async function completeConfig(
  files: Files,
  folder: string,
  settings: Settings,
  own: Language,
  problems: FileProblem[] = [],
): Promise<Config> {
  const sources: LexiconFile[] = [];
  for (const name of settings.lexicon) {
    const path = files.resolve(folder, name);
    const missing = new FileProblem(
      files.resolve(folder, SETTINGS_FILE),
      1,
      1,
      `lexicon: there is no file "${name}"`,
    );
    const found = await tryRead(files, path, problems, (text) => ({ path, text }), missing);
    if (found) sources.push(found);
  }
  const lexicon =
    sources.length === 0 && settings.names.length === 0
      ? builtInLexicon()
      : await ownLexicon(sources, settings.names, problems);
  return { settings, lexicon, language: settings.language === "auto" ? own : settings.language, problems };
}

/** The built-in lexicon with an agency's own words. What reads those takes its time to load. */
async function ownLexicon(
  sources: readonly LexiconFile[],
  names: readonly string[],
  problems: FileProblem[],
): Promise<Lexicon> {
  const { withAgencyWords } = await import("./lexicon/agency.ts");
  return withAgencyWords(sources, names, problems);
}

/** What a file says; undefined where it is missing or cannot be used, and then `problems` has the reason. */
export async function tryRead<T>(
  files: Files,
  path: string,
  problems: FileProblem[],
  parse: (text: string) => T,
  whenMissing?: FileProblem,
): Promise<T | undefined> {
  try {
    const bytes = await files.read(path);
    if (bytes !== undefined) return parse(decodeText(bytes));
    if (whenMissing !== undefined) problems.push(whenMissing);
  } catch (error) {
    problems.push(error instanceof FileProblem ? error : new FileProblem(path, 1, 1, reasonOf(error)));
  }
  return undefined;
}

/** The bytes of a file, as {@link Files} reads them. Where it cannot be read, a {@link FileProblem} names it. */
export async function readNamed(files: Pick<Files, "read">, path: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path);
  } catch (error) {
    throw new FileProblem(path, 1, 1, reasonOf(error));
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
