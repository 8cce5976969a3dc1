import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { SKIPPED, type Files } from "../files.ts";
import { TEMPORARY_FILES } from "./temporary-files.ts";

/** Node's file system. Paths stay as they were given: relative to the working directory, or whole. */
export const nodeFiles: Files = {
  async read(path) {
    try {
      return await readOrdinary(path);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw new Error(whyUnreadable(error), { cause: error });
    }
  },
  resolve: (folder, path) => (isAbsolute(path) ? path : join(folder, path)),
  async list(folder, globs) {
    const { glob } = await import("tinyglobby");
    const found = await glob([...globs], { cwd: folder, ...GLOBBING });
    return found.map((path) => join(resolve(folder), path));
  },
};

/** How files are looked for. Folders behind links are left alone, and so are our own files on their way. */
export const GLOBBING = {
  ignore: [...SKIPPED, TEMPORARY_FILES],
  followSymbolicLinks: false,
  expandDirectories: false,
};

/** The bytes of an ordinary file. What comes out of a pipe or a device may never come, or never end. */
export async function readOrdinary(path: string): Promise<Buffer> {
  const is = await stat(path);
  if (!is.isFile() && !is.isDirectory()) throw new NotAFile();
  return readFile(path);
}

/** A pipe, a socket or a device. */
export class NotAFile extends Error {
  readonly code = "NOT_A_FILE";
}

/** Why a file cannot be read and what to do about it, as the end of a sentence that began with its name. */
export function whyUnreadable(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? `cannot be read (${code})`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist: check the spelling",
  EACCES: "cannot be read: ask for permission to open it",
  EPERM: "cannot be read: ask for permission to open it",
  EISDIR: "is a folder: name a file",
  ENOTDIR: "does not exist: a part of its path is a file, not a folder",
  NOT_A_FILE: "is no ordinary file: put one in its place",
  ELOOP: "cannot be read: its links lead in a circle",
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "for no known reason";
