import type { Range } from "vscode-languageserver";
import type { Acceptance } from "../acceptance.ts";

/** What peernote's own clients and its server say to each other beyond the Language Server Protocol. */

/** The source of every diagnostic. */
export const SOURCE = "peernote";

/** Sent with `initialize`. Every part may be left out: other editors know nothing of it. */
export type InitializationOptions = {
  /** The client answers {@link READ_FILE}, {@link WRITE_FILE} and {@link LIST_FILES}: files are reached through it, wherever the workspace lives. */
  readonly files?: boolean;
  /** The client wants to hear {@link REVIEW_CHANGED}. */
  readonly review?: boolean;
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

/** Asks the client for the addresses of the files in a folder that match one of these globs. */
export const LIST_FILES = "peernote/listFiles";
export type ListFilesParams = { readonly folder: string; readonly globs: readonly string[] };
export type ListFilesResult = string[];

/**
 * Asks the server for what is known of all notes in the open folders beyond their diagnostics. Answered once every one of
 * them has been read.
 */
export const REVIEW = "peernote/review";
export type ReviewResult = {
  /** How many notes there are. */
  readonly notes: number;
  readonly kept: readonly KeptWords[];
  /** What was accepted but no note says any more. */
  readonly unneeded: readonly KeptAcceptance[];
};

/** That words stay, and the folder in which that is written down. */
export type KeptAcceptance = Acceptance & { readonly home: string };

/** Where the words stand that stay. */
export type KeptWords = KeptAcceptance & {
  readonly uri: string;
  readonly range: Range;
  readonly words: string;
};

/** Tells the client that the answer to {@link REVIEW} may be another one by now. */
export const REVIEW_CHANGED = "peernote/reviewChanged";

/** Has the server look for notes and read all of them again. */
export const READ_AGAIN = "peernote/readAgain";

/** Has the server take back an acceptance, so that the words show again. */
export const SHOW_AGAIN = "peernote/showAgain";
export type ShowAgainParams = { readonly home: string; readonly hash: string };

/** Asks the server what the rules are called: titles by id, in the order of the guide. */
export const RULE_TITLES = "peernote/ruleTitles";
export type RuleTitlesResult = Readonly<Record<string, string>>;

/** Asks the server for a page about all notes in the open folders, HTML in one text; null where the question was cancelled. */
export const DRIFT_REPORT = "peernote/driftReport";
export type DriftReportResult = string | null;

/** The command of the client that links in that page run, with an address and a range. */
export const OPEN_FINDING = "peernote.openFinding";

/** The tokens of work done progress begin with this while notes are read that are not open. */
export const READING = "peernote/reading/";
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
