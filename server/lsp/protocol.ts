import type { Range } from "vscode-languageserver";

/** What peernote's own clients and its server say to each other beyond the Language Server Protocol. */

/** Sent with `initialize`. Every part may be left out: other editors know nothing of it. */
export type InitializationOptions = {
  /** The client answers {@link READ_FILE} and {@link WRITE_FILE}: files are reached through it, wherever the workspace lives. */
  readonly files?: boolean;
  /** Address of the rule guide. `#drift-motive` is added for the page of `drift/motive`. */
  readonly guide?: string;
};

/** Asks the client for a file: {@link ReadFileParams} in, the bytes in base64 out, null where there is no such file. */
export const READ_FILE = "peernote/readFile";
export type ReadFileParams = { readonly uri: string };
export type ReadFileResult = string | null;

/** Has the client put a file in place of what is there, whole or not at all, and make the folders that it lies in. */
export const WRITE_FILE = "peernote/writeFile";
export type WriteFileParams = { readonly uri: string; readonly content: string };

/** Asks the server where an agency keeps its templates: {@link TemplatesParams} in, a folder's address out; null where it has none. */
export const TEMPLATES_FOLDER = "peernote/templatesFolder";
/** The address that a new note is to have, or any other of the folder it belongs to. */
export type TemplatesParams = { readonly uri: string };
export type TemplatesResult = string | null;

/** Asks where an open document stands: {@link StandingParams} in, {@link StandingResult} out. */
export const STANDING = "peernote/standing";
export type StandingParams = { readonly uri: string };

/** Everything in it is in words, ready to be shown. Null where the document is no note. */
export type StandingResult = {
  /** What this is about, such as "Note". */
  readonly name: string;
  /** Short enough for a status bar. */
  readonly text: string;
  /** In full, for a screen reader. */
  readonly spoken: string;
  /** The same in full, to stand above the list of what there is to do. */
  readonly title: string;
  /** What that means for the writer, in a sentence. */
  readonly hint: string;
  /** How to use the list. */
  readonly choose: string;
  /** What there is to do, in the order in which it is best done. Groups without steps are left out. */
  readonly groups: readonly StandingGroup[];
} | null;
export type StandingGroup = { readonly heading: string; readonly steps: readonly StandingStep[] };
export type StandingStep = {
  readonly message: string;
  /** Where it is, such as "line 3". */
  readonly place: string;
  readonly range: Range;
};
