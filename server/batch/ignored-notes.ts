import { dirname, join, relative, resolve, sep } from "node:path";
import { IGNORE_FILE } from "../config.ts";
import { decodeText } from "../files.ts";
import type { IgnoreFile } from "../ignored.ts";
import { shown } from "./configs.ts";
import { nodeFiles } from "./node-files.ts";
import type { Complain } from "./result.ts";

/**
 * Which files in a folder are left alone, as the ignore files `inside` say and those above the folder up to `top`. One that cannot
 * be read is complained about.
 */
export async function ignoredIn(
  folder: string,
  top: string,
  inside: readonly string[],
  complain: Complain,
): Promise<(path: string) => boolean> {
  const below = (path: string): string => relative(top, path).replaceAll(sep, "/");
  const files: IgnoreFile[] = [];
  for (const path of [...above(folder, top), ...inside]) {
    try {
      const bytes = await nodeFiles.read(path);
      if (bytes !== undefined) files.push({ folder: below(dirname(path)), text: decodeText(bytes) });
    } catch (error) {
      complain(shown(path), error instanceof Error ? error.message : "cannot be read");
    }
  }
  if (files.length === 0) return () => false;
  const { ignoring } = await import("../ignored.ts");
  const isIgnored = ignoring(files);
  return (path) => isIgnored(below(path));
}

/** Where ignore files would lie in the folders around a folder. */
function above(folder: string, top: string): string[] {
  const files: string[] = [];
  for (let at = resolve(folder); at !== resolve(top) && at !== dirname(at);) {
    at = dirname(at);
    files.push(join(at, IGNORE_FILE));
  }
  return files;
}
