import type { CancellationToken, Diagnostic, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Check, Checked } from "./checked.ts";
import type { ClosedNotes } from "./closed-notes.ts";
import type { Configuration } from "./configuration.ts";
import type { NoteFiles } from "./note-files.ts";
import { reviewed, type Reviewed } from "./reviewed.ts";
import { pathBelow, plainUri } from "./uri.ts";

/**
 * All notes in the open folders and what was found in them, part by part. Every note comes once, those that need not be
 * read in the first part. Ends early when it is cancelled.
 */
export type Review = (token: CancellationToken) => AsyncGenerator<Part>;

/** Some of the notes. Of `total` files that had to be read `done` are. */
export type Part = { readonly notes: readonly Reviewed[]; readonly done: number; readonly total: number };

type Parts = {
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly noteFiles: NoteFiles;
  readonly closedNotes: ClosedNotes;
  readonly check: Check;
  readonly diagnosticsOf: (checked: Checked) => Diagnostic[];
};

/** How many notes are read at a time: the way to them may be long, and side by side they are quicker. With more of them whoever types waits longer. */
export const AT_ONCE = 8;

/** Open notes answer with the text in the editor, the others with what lies in the folder. */
export function createReview(parts: Parts): Review {
  const { documents, configuration, noteFiles, closedNotes, check, diagnosticsOf } = parts;

  /** Open documents are notes also where only their language says so. */
  async function openNotes(): Promise<Reviewed[]> {
    const isInside = (uri: string) =>
      configuration.folders().some((folder) => pathBelow(folder, uri) !== undefined);
    const inFolders = documents.all().filter(({ uri }) => isInside(uri));
    const checked = await Promise.all(inFolders.map(check));
    return checked
      .filter(({ note }) => note !== undefined)
      .map((one) => reviewed(one, one.document.version, diagnosticsOf(one)));
  }

  const read = async (uris: readonly string[]): Promise<Reviewed[]> =>
    (await Promise.all(uris.map(closedNotes.of))).filter((note) => note !== undefined);

  return async function* review(token) {
    const listed = await noteFiles.list();
    closedNotes.only(listed);
    const open = await openNotes();
    const isOpen = new Set(open.map(({ uri }) => plainUri(uri)));
    const closed = listed.filter((uri) => !isOpen.has(plainUri(uri)));
    const known = await Promise.all(closed.map(closedNotes.isKnown));
    const unread = closed.filter((_, at) => !known[at]);
    const total = unread.length;
    yield { notes: [...open, ...(await read(closed.filter((_, at) => known[at])))], done: 0, total };
    for (let at = 0; at < total && !token.isCancellationRequested; at += AT_ONCE) {
      const notes = await read(unread.slice(at, at + AT_ONCE));
      yield { notes, done: Math.min(at + AT_ONCE, total), total };
    }
  };
}
