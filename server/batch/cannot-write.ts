import { codeOf, NotAFile } from "./node-files.ts";

/** Where nothing can be written, and why, as the two halves of a sentence with the mend. */
export class CannotWrite extends Error {
  constructor(
    readonly where: string,
    readonly what: string,
    options?: ErrorOptions,
  ) {
    super(`${where} ${what}`, options);
  }
}

/** What became of an attempt to write: a failure of the system as a {@link CannotWrite}, anything else as it is. */
export function unwritten(path: string, error: unknown): unknown {
  const isOfSystem = error instanceof NotAFile || (error instanceof Error && "syscall" in error);
  return isOfSystem ? new CannotWrite(path, whyUnwritable(error), { cause: error }) : error;
}

/** Why something cannot be written and what to do about it, as the end of a sentence that began with its name. */
export const whyUnwritable = (error: unknown): string =>
  REASONS[codeOf(error)] ?? `cannot be written (${codeOf(error)})`;

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "cannot be written, as the disk is full: make room, then run this again",
  EDQUOT: "cannot be written, as your share of the disk is full: make room, then run this again",
  EFBIG: "cannot be written, as no file may be that large here: raise the limit, or use another disk",
  ENOENT: "cannot be written: its folder does not exist",
  ENOTDIR: "cannot be written: a part of its path is a file, not a folder",
  EACCES: "cannot be written: ask for permission, or use another folder",
  EPERM: "cannot be written: ask for permission, or use another folder",
  EROFS: "cannot be written: its disk may only be read, so use another",
  ELOOP: "cannot be written: its links lead in a circle",
  NOT_A_FILE: "is no ordinary file, so nothing is written there",
  EISDIR: "is a folder: name a file",
};
