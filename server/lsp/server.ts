import {
  CodeActionKind,
  PositionEncodingKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Files } from "../files.ts";
import { createCheck, type Checked } from "./checked.ts";
import { clientFiles } from "./client-files.ts";
import { clientOf, foldersOf, type Client } from "./client.ts";
import { codeActionsOf } from "./code-actions.ts";
import { followChanges } from "./changes.ts";
import { createConfiguration } from "./configuration.ts";
import { answerDiagnostics, publishDiagnostics } from "./delivery.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createEditorSettings } from "./editor-settings.ts";
import { createFileProblems } from "./file-problems.ts";
import { createGuard } from "./guard.ts";
import { hoverOf } from "./hover.ts";

/** What the machine that the server runs on gives it. */
export type Host = {
  /** Reads files for editors that do not offer to. */
  readonly files: Files;
  /** Address of the rule guide for editors that name none. */
  readonly guide: string;
  /** The writer's day, YYYY-MM-DD. */
  readonly today: () => string;
};

/** Answers one editor. The caller makes the connection and starts listening on it afterwards. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    wire(connection, params, host);
    return { capabilities: capabilitiesFor(clientOf(params)), serverInfo: { name: "peernote" } };
  });
}

const capabilitiesFor = ({ pulls }: Client): ServerCapabilities => ({
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  hoverProvider: true,
  ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
});

function wire(connection: Connection, params: InitializeParams, host: Host): void {
  const client = clientOf(params);
  const guide = client.guide ?? host.guide;
  const guard = createGuard(connection);
  const documents = new TextDocuments(TextDocument);
  const editorSettings = createEditorSettings(connection, client, guard);
  const showFileProblems = createFileProblems(connection);
  const configuration = createConfiguration({
    files: client.readsFiles ? clientFiles(connection) : host.files,
    editorSettings: editorSettings.of,
    loaded: (configs) => void guard("showing problems", undefined, () => showFileProblems(configs)),
    warn: (message) => connection.console.warn(message),
  });
  configuration.setFolders(foldersOf(params));
  const check = createCheck(configuration.of, host.today);

  const parts = {
    connection,
    documents,
    check,
    guard,
    diagnosticsOf: (checked: Checked) => diagnosticsOf(checked, guide),
  };
  const delivery = client.pulls ? answerDiagnostics(parts, client.refreshes) : publishDiagnostics(parts);

  connection.onCodeAction(({ textDocument, range }) =>
    guard("quick fixes", [], async () => {
      const document = documents.get(textDocument.uri);
      const options = { guide, versioned: client.versionedEdits };
      return document === undefined ? [] : codeActionsOf(await check(document), range, options);
    }),
  );
  connection.onHover(({ textDocument, position }) =>
    guard("hover", null, async () => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? null : hoverOf(await check(document), position, client.markdown);
    }),
  );
  documents.listen(connection);

  followChanges({ connection, client, documents, configuration, editorSettings, delivery, guard });
}
