import {
  FileChangeType,
  type Connection,
  type Diagnostic,
  type FileEvent,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { IGNORE_FILE } from "../config.ts";
import type { WritableFiles } from "../files.ts";
import { createChanging } from "./changing.ts";
import type { Check, Checked } from "./checked.ts";
import type { Client } from "./client.ts";
import { createClosedNotes } from "./closed-notes.ts";
import type { Configuration } from "./configuration.ts";
import type { Guard } from "./guard.ts";
import { createNoteFiles } from "./note-files.ts";
import { REVIEW_CHANGED } from "./protocol.ts";
import { answerReviewRequests } from "./review-requests.ts";
import { createReview } from "./review.ts";
import { isNoteFile } from "./selection.ts";
import { createWatchNotes } from "./watch-notes.ts";
import { answerWorkspaceDiagnostics } from "./workspace-diagnostics.ts";

/** What the review of all notes in the open folders has to be told. */
export type Reviewing = {
  /** That it may begin: the editor takes questions now. */
  begin(): Promise<void>;
  /** That settings, words, what is accepted or the folders are others now. */
  reloaded(): Promise<void>;
  /** That files came, went or changed. */
  filesChanged(changes: readonly FileEvent[]): Promise<void>;
};

type Parts = {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly files: WritableFiles;
  readonly check: Check;
  readonly checkClosed: Check;
  readonly diagnosticsOf: (checked: Checked) => Diagnostic[];
  readonly guard: Guard;
  readonly today: () => string;
  /** Reads settings, words and what is accepted again and has every diagnostic made anew. */
  readonly reload: () => Promise<void>;
};

/** Answers for all notes in the open folders, also those that nobody has opened. */
export function startReviewing(parts: Parts): Reviewing {
  const { connection, client, documents, configuration, guard } = parts;
  const noteFiles = createNoteFiles(parts);
  const closedNotes = createClosedNotes(parts);
  const review = createReview({ ...parts, noteFiles, closedNotes });
  const watch = createWatchNotes(connection, client, noteFiles);
  const changing = createChanging(() => {
    if (client.reviews) void guard("telling", undefined, () => connection.sendNotification(REVIEW_CHANGED));
  });

  /** For what is said of no note in particular. */
  const language = async () => (await configuration.of("untitled:all")).config.language;

  if (client.pulls) answerWorkspaceDiagnostics({ ...parts, review, changing, language });
  answerReviewRequests({ ...parts, review, language, forget: () => closedNotes.only([]) });
  documents.onDidChangeContent(changing.touch);
  documents.onDidClose(({ document: { uri } }) => {
    closedNotes.changed(uri);
    changing.touch();
  });
  connection.onShutdown(changing.close);

  return {
    begin: watch,
    async reloaded() {
      noteFiles.changed();
      changing.touch();
      await watch();
    },
    async filesChanged(changes) {
      // At once: the next question may be here already.
      const known = changes.map(({ uri }) => closedNotes.changed(uri));
      const movesNotes = ({ uri, type }: FileEvent): boolean =>
        type !== FileChangeType.Changed || uri.endsWith(`/${IGNORE_FILE}`);
      if (changes.some(movesNotes)) noteFiles.changed();
      const around = await Promise.all(changes.map(({ uri }) => configuration.of(uri)));
      if (changes.some(({ uri }, at) => known[at] || isNoteFile(uri, around[at]!))) changing.touch();
    },
  };
}
