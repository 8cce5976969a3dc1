import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { defaultConfig, SETTINGS_FILE, type Config } from "../config.ts";
import type { Files } from "../files.ts";
import type { Complain } from "./result.ts";

/** What holds for a note, and the folder whose settings file says so. */
export type Holding = { readonly config: Config; readonly folder: string };

/**
 * Finds what holds in a folder: the nearest `.peernote.json` at or above it, `top` being the last folder looked at.
 * Each settings file is read once, and what is wrong with it is complained about once.
 */
export type Configs = (folder: string, top: string) => Promise<Holding>;

export function createConfigs(files: Files, complain: Complain): Configs {
  const loaded = new Map<string, Promise<Config | undefined>>();

  return async function holding(folder, top) {
    for (let at = resolve(folder); ; at = dirname(at)) {
      const config = await loadOnce(at);
      if (config !== undefined) return { config, folder: at };
      if (at === resolve(top) || at === dirname(at)) return { config: defaultConfig(), folder: at };
    }
  };

  function loadOnce(folder: string): Promise<Config | undefined> {
    const known = loaded.get(folder) ?? load(folder);
    loaded.set(folder, known);
    return known;
  }

  async function load(folder: string): Promise<Config | undefined> {
    const missing = (await files.read(files.resolve(folder, SETTINGS_FILE)).catch(() => null)) === undefined;
    if (missing) return undefined;
    const { loadConfig } = await import("../load-config.ts");
    const config = await loadConfig(files, folder);
    for (const { file, line, column, detail } of config.problems) {
      complain(`${shown(file)}:${line}:${column}:`, detail);
    }
    return config;
  }
}

/** Whether a path is this folder or lies in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path as a person in the working directory would write it. */
export const shown = (path: string): string => (isInside(".", path) ? relative(".", path) : path);
