import type { Settings } from "./settings.ts";

/**
 * Whether a file holds a template rather than a note. `path` is relative to the folder that the settings file lies in, with
 * slashes.
 */
export function isTemplate(path: string, { templates }: Settings): boolean {
  const folder = templates.replaceAll("\\", "/").replace(/^(?:\.\/)+|\/+$/g, "");
  return path.startsWith(`${folder}/`);
}
