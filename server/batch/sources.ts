import { lstat, stat } from "node:fs/promises";
import { dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import { IGNORE_FILE, SETTINGS_FILE, type Config } from "../config.ts";
import { isTemplate } from "../templates.ts";
import { createConfigs, isInside, type Configs } from "./configs.ts";
import { ignoredIn } from "./ignored-notes.ts";
import { GLOBBING, nodeFiles, whyUnreadable } from "./node-files.ts";
import type { Complain } from "./result.ts";

/** A note to be linted: its path as the person wrote it, and the settings that hold for it. */
export type Source = { readonly path: string; readonly config: Config };

/** Standard input, where a path could stand. */
export const STDIN = "-";

/**
 * Finds the notes that paths, folders and globs name, each once, in the order of the arguments and by name in a folder.
 * A file that is named is a note whatever it is called; in a folder `.note` files are, and what its settings include, but for
 * templates and for what an ignore file there names.
 */
export async function* sourcesAt(paths: readonly string[], complain: Complain): AsyncGenerator<Source> {
  const configs = createConfigs(nodeFiles, complain);
  const seen = new Set<string>();
  for (const argument of paths) {
    for (const path of await notesAt(argument, configs, complain)) {
      if (seen.has(resolve(path))) continue;
      seen.add(resolve(path));
      const { config } = await configs(dirname(path), topOf(dirname(path), argument));
      yield { path, config };
    }
  }
}

/** The last folder in which settings are looked for: the working directory or what was named, whichever is further up. */
function topOf(folder: string, argument: string): string {
  const [top] = [".", argument]
    .filter((candidate) => isInside(candidate, folder))
    .sort((a, b) => resolve(a).length - resolve(b).length);
  return top ?? folder;
}

async function notesAt(argument: string, configs: Configs, complain: Complain): Promise<readonly string[]> {
  if (argument === STDIN) return [STDIN];
  const is = await stat(argument).catch((error: unknown) => whyUnreadable(error));
  if (typeof is === "string") {
    const notes = await globbed(argument.replaceAll(sep, "/"));
    if (notes === undefined) complain(argument, is);
    else if (notes.length === 0) complain(argument, "matches no file: check the spelling");
    return notes ?? [];
  }
  if (is.isFile()) return [argument];
  if (!is.isDirectory()) {
    complain(argument, NO_FILE);
    return [];
  }
  const notes = await notesIn(argument, configs, complain);
  if (notes.length === 0) complain(argument, NO_NOTES);
  return notes;
}

const NO_FILE = 'is a pipe or a device, which may never end: pass on what it says with "| peernote lint -"';

const NO_NOTES = `holds no notes: name files that end in .note, or add "include" to its ${SETTINGS_FILE}`;

/** The files that a glob matches; undefined where the argument is none. Links among them are left alone, as in a folder. */
async function globbed(pattern: string): Promise<string[] | undefined> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(pattern)) return undefined;
  const found = await glob(pattern, { ...GLOBBING, absolute: isAbsolute(pattern) });
  const ordinary = await Promise.all(found.map(isOrdinary));
  return found.filter((_, index) => ordinary[index]).sort();
}

/** Neither a link, whose end may lie outside, nor a pipe, which may never end. */
const isOrdinary = (path: string): Promise<boolean> =>
  lstat(path).then(
    (is) => is.isFile(),
    () => false,
  );

/** The notes in a folder. Links are not followed: what they lead to may lie outside of it. */
async function notesIn(folder: string, configs: Configs, complain: Complain): Promise<string[]> {
  const found = new Set<string>();
  const inner = await nodeFiles.list(folder, ["**/*.note", `**/${SETTINGS_FILE}`, `**/${IGNORE_FILE}`]);
  const ignoreFiles = inner.filter((path) => path.endsWith(`${sep}${IGNORE_FILE}`));
  const isIgnored = await ignoredIn(folder, topOf(folder, folder), ignoreFiles, complain);
  for (const path of inner) if (path.endsWith(".note")) found.add(path);
  const settled = inner.filter((path) => path.endsWith(SETTINGS_FILE)).map(dirname);
  for (const start of new Set([resolve(folder), ...settled])) {
    const { config, folder: owner } = await configs(start, topOf(start, folder));
    if (config.settings.include.length === 0) continue;
    for (const path of await nodeFiles.list(owner, config.settings.include)) {
      const nearest = await configs(dirname(path), topOf(dirname(path), folder));
      if (nearest.folder === owner && isInside(folder, path)) found.add(path);
    }
  }
  async function isNote(path: string): Promise<boolean> {
    if (isIgnored(path)) return false;
    const { config, folder: owner } = await configs(dirname(path), topOf(dirname(path), folder));
    const below = relative(owner, path).replaceAll(sep, "/");
    if (config.folder !== undefined && isTemplate(below, config.settings)) return false;
    return isOrdinary(path);
  }
  const notes = await Promise.all([...found].map(isNote));
  return [...found]
    .filter((_, index) => notes[index])
    .map((path) => posix.join(folder.replaceAll(sep, "/"), relative(folder, path).replaceAll(sep, "/")))
    .sort();
}
