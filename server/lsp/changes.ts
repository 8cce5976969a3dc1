import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { IGNORE_FILE, KEY_FILE } from "../config.ts";
import type { Client } from "./client.ts";
import type { Configuration } from "./configuration.ts";
import { SECTION, type EditorSettings } from "./editor-settings.ts";
import type { Guard } from "./guard.ts";
import { onNewDay } from "./new-day.ts";
import type { Reviewing } from "./reviewing.ts";

type Parts = {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly configuration: Configuration;
  readonly editorSettings: EditorSettings;
  /** Reads everything again and has every diagnostic made anew. */
  readonly reload: () => Promise<void>;
  readonly reviewing: Reviewing;
  readonly guard: Guard;
  readonly today: () => string;
};

/** Reads settings, words and what is accepted again, and has every diagnostic made anew, when they or the folders change. */
export function followChanges(parts: Parts): void {
  const { connection, client, configuration, editorSettings, reload, reviewing, guard } = parts;
  const later = (work: () => Promise<void>): void => void guard("reading settings", undefined, work);

  connection.onDidChangeConfiguration(({ settings }) => {
    editorSettings.sent(settings);
    later(reload);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    later(() => reviewing.filesChanged(changes));
    later(async () => {
      const relevant = await Promise.all(changes.map(({ uri }) => configuration.readsFrom(uri)));
      if (relevant.includes(true)) await reload();
    });
  });
  connection.onInitialized(() => {
    later(() => register(connection, client));
    later(reviewing.begin);
    if (!client.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(() => {
      later(async () => {
        const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
        configuration.setFolders(folders.map(({ uri }) => uri));
        await reload();
      });
    });
  });
  onNewDay(parts.today, () => later(reload));
  if (!client.watches) rereadWithDocuments(parts.documents, () => later(reload));
}

/**
 * Any JSON file may be a lexicon that settings name, wherever it is: those that nothing reads are ignored when they change.
 * With a folder goes all that lies in it, and editors tell of the folder alone.
 */
async function register(connection: Connection, client: Client): Promise<void> {
  if (client.registersSettings) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  }
  if (client.watches) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: "**/*.json" },
        { globPattern: `**/${KEY_FILE}` },
        { globPattern: `**/${IGNORE_FILE}` },
        { globPattern: "**/*", kind: WatchKind.Delete },
      ],
    });
  }
}

/** The next best thing where nobody watches files: whoever changes settings opens or saves something soon. */
function rereadWithDocuments(documents: TextDocuments<TextDocument>, reread: () => void): void {
  documents.onDidOpen(reread);
  documents.onDidSave(reread);
}
