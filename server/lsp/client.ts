import type { InitializeParams } from "vscode-languageserver";
import { languageOf, type Language } from "../saying.ts";
import type { InitializationOptions } from "./protocol.ts";

/** What the editor at the other end can do, as far as the server goes different ways about it. */
export type Client = {
  /**
   * Asks for diagnostics itself, and can be told to ask again: what is accepted, settings and words change them without a
   * change of the note. Where it does not, as Neovim 0.10, they are published to it; never both.
   */
  readonly pulls: boolean;
  /** Can be told to ask for all colors again. */
  readonly recolors: boolean;
  /** Answers questions for its settings; otherwise it may send them unasked. */
  readonly configures: boolean;
  /** Wants to be asked before it tells of changed settings. */
  readonly registersSettings: boolean;
  /** Watches files for us. Where it does not they are read again when a document is opened or saved. */
  readonly watches: boolean;
  readonly changesFolders: boolean;
  /** Watches also in one folder alone. */
  readonly watchesFolders: boolean;
  /** Shows how far long work has come. */
  readonly showsProgress: boolean;
  /** Checks the version of a document before it applies an edit to it. */
  readonly versionedEdits: boolean;
  /** Knows edits with placeholders to type over. */
  readonly snippets: boolean;
  /** Knows such placeholders in what it takes from a list. */
  readonly snippetItems: boolean;
  /** Shows a second text in the rows of a list. */
  readonly itemDetails: boolean;
  readonly markdown: boolean;
  readonly readsFiles: boolean;
  /** Wants to hear of changes in any of the notes. */
  readonly reviews: boolean;
  readonly guide: string | undefined;
  /** The language of its own interface, as near as peernote comes to it. */
  readonly language: Language;
};

export function clientOf({ capabilities, initializationOptions, locale }: InitializeParams): Client {
  const { textDocument, window, workspace } = capabilities;
  const options = optionsOf(initializationOptions);
  return {
    pulls: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    recolors: workspace?.semanticTokens?.refreshSupport === true,
    configures: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    watchesFolders: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    showsProgress: window?.workDoneProgress === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippets: workspace?.workspaceEdit?.snippetEditSupport === true,
    snippetItems: textDocument?.completion?.completionItem?.snippetSupport === true,
    itemDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    readsFiles: options.files === true,
    reviews: options.review === true,
    guide: typeof options.guide === "string" ? options.guide : undefined,
    language: languageOf(locale),
  };
}

/** The folders that are open at the start, by address. Older clients name only one. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

const optionsOf = (options: unknown): { readonly [Key in keyof InitializationOptions]?: unknown } =>
  typeof options === "object" && options !== null ? options : {};
