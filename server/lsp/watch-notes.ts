import {
  DidChangeWatchedFilesNotification,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
} from "vscode-languageserver";
import type { Client } from "./client.ts";
import type { NoteFiles } from "./note-files.ts";

/** Has the editor watch the notes in the open folders: to be called again when folders or settings have changed. */
export function createWatchNotes(
  connection: Connection,
  client: Client,
  noteFiles: NoteFiles,
): () => Promise<void> {
  let watched = "";
  let watching: Disposable | undefined;

  return async () => {
    if (!client.watches || !client.pulls) return;
    const places = await noteFiles.places();
    const watchers = places.flatMap(({ folder, globs }) =>
      globs.map((pattern): FileSystemWatcher => ({
        globPattern: client.watchesFolders ? { baseUri: folder, pattern } : `**/${pattern}`,
      })),
    );
    if (JSON.stringify(watchers) === watched) return;
    watched = JSON.stringify(watchers);
    watching?.dispose();
    watching = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  };
}
