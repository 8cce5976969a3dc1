import {
  CodeActionKind,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type CompletionList,
  type Connection,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InitializeParams,
  type SemanticTokens,
  type ServerCapabilities,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { WritableFiles } from "../files.ts";
import { createChecks, type Showing } from "./checked.ts";
import { clientFiles } from "./client-files.ts";
import { clientOf, foldersOf, type Client } from "./client.ts";
import { codeActionsOf } from "./code-actions.ts";
import { completionsOf, TRIGGERS } from "./completion.ts";
import { FIX_ALL, fixAllOf, wants } from "./fix-all.ts";
import { followChanges } from "./changes.ts";
import { createConfiguration } from "./configuration.ts";
import { answerDiagnostics, publishDiagnostics } from "./delivery.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createEditorSettings } from "./editor-settings.ts";
import { createFileProblems } from "./file-problems.ts";
import { createGuard } from "./guard.ts";
import { foldingRangesOf } from "./folding.ts";
import { hoverOf } from "./hover.ts";
import { ACCEPT, ADD_WORDS, answerKeep } from "./keep.ts";
import {
  STANDING,
  TEMPLATES_FOLDER,
  type StandingParams,
  type StandingResult,
  type TemplatesParams,
  type TemplatesResult,
} from "./protocol.ts";
import { startReviewing } from "./reviewing.ts";
import { LEGEND, semanticTokensOf } from "./semantic-tokens.ts";
import { standingIn } from "./standing.ts";
import { symbolsOf } from "./symbols.ts";

/** What the machine that the server runs on gives it. */
export type Host = {
  /** Reads and changes files where the editor does not. In a browser the editor always does. */
  readonly files?: WritableFiles;
  /** Address of the rule guide for editors that name none. */
  readonly guide?: string;
  /** The writer's day, YYYY-MM-DD. */
  readonly today: () => string;
};

/** Answers one editor. The caller makes the connection and starts listening on it afterwards. */
export function serve(connection: Connection, host: Host): void {
  let isBegun = false;
  connection.onInitialize((params) => {
    if (isBegun) return new ResponseError(ErrorCodes.InvalidRequest, "the server is initialized");
    isBegun = true;
    wire(connection, params, host);
    return { capabilities: capabilitiesFor(clientOf(params)), serverInfo: { name: "peernote" } };
  });
}

const capabilitiesFor = ({ pulls }: Client): ServerCapabilities => ({
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  executeCommandProvider: { commands: [ACCEPT, ADD_WORDS] },
  completionProvider: { triggerCharacters: TRIGGERS },
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider: { legend: LEGEND, full: true, range: true },
  ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: true } } : {}),
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
});

function wire(connection: Connection, params: InitializeParams, host: Host): void {
  const { today } = host;
  const client = clientOf(params);
  const guide = client.guide ?? host.guide;
  const guard = createGuard(connection);
  const documents = new TextDocuments(TextDocument);
  const editorSettings = createEditorSettings(connection, client, guard);
  const showFileProblems = createFileProblems(connection);
  const files =
    host.files === undefined || client.readsFiles ? clientFiles(connection, host.files) : host.files;
  const configuration = createConfiguration({
    files,
    editorSettings: editorSettings.of,
    language: client.language,
    loaded: (read) => void guard("showing problems", undefined, () => showFileProblems(read)),
    warn: (message) => connection.console.warn(message),
  });
  configuration.setFolders(foldersOf(params));
  const checks = createChecks(configuration.of, today);

  const parts = {
    connection,
    client,
    documents,
    configuration,
    files,
    ...checks,
    guard,
    today,
    reload,
    diagnosticsOf: (showing: Showing) => diagnosticsOf(showing, guide),
  };
  const delivery = client.pulls ? answerDiagnostics(parts) : publishDiagnostics(parts);
  const reviewing = startReviewing(parts);

  async function reload(): Promise<void> {
    await configuration.reload();
    await Promise.all([delivery.refresh(), reviewing.reloaded()]);
    if (client.recolors) await connection.languages.semanticTokens.refresh();
  }

  const answerWith =
    <From>(from: (document: TextDocument) => Promise<From>) =>
    <T>(what: string, otherwise: T, uri: string, of: (from: From) => T | Promise<T>): Promise<T> =>
      guard(what, otherwise, async () => {
        const document = documents.get(uri);
        return document === undefined ? otherwise : of(await from(document));
      });
  const answer = answerWith(checks.check);
  const answerSoon = answerWith(checks.read);

  const options = { guide, versioned: client.versionedEdits, snippets: client.snippets };
  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
    answer<CodeAction[]>("quick fixes", [], uri, async (checked) => [
      ...(wants(only, CodeActionKind.QuickFix) ? codeActionsOf(checked, range, options) : []),
      ...(only && wants(only, FIX_ALL) ? await fixAllOf(checked, options) : []),
    ]),
  );
  connection.onCompletion(({ textDocument: { uri }, position, context }) =>
    answerSoon<CompletionList | null>("completion", null, uri, (read) =>
      completionsOf(read, position, {
        context,
        today: today(),
        snippets: client.snippetItems,
        details: client.itemDetails,
      }),
    ),
  );
  connection.onHover(({ textDocument: { uri }, position }) =>
    answer<Hover | null>("hover", null, uri, (checked) => hoverOf(checked, position, client.markdown)),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    answerSoon<DocumentSymbol[]>("outline", [], uri, symbolsOf),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) =>
    answerSoon<FoldingRange[]>("folding", [], uri, foldingRangesOf),
  );
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    answer<SemanticTokens>("colors", { data: [] }, uri, (checked) => semanticTokensOf(checked)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    answer<SemanticTokens>("colors", { data: [] }, uri, (checked) => semanticTokensOf(checked, range)),
  );
  connection.onRequest(STANDING, ({ uri }: StandingParams) =>
    answer<StandingResult>("standing", null, uri, standingIn),
  );
  answerKeep(parts);
  connection.onRequest(TEMPLATES_FOLDER, ({ uri }: TemplatesParams) =>
    guard<TemplatesResult>("templates", null, async () => {
      const { folder, settings } = (await configuration.of(uri)).config;
      return folder === undefined ? null : files.resolve(folder, settings.templates);
    }),
  );
  documents.listen(connection);

  followChanges({ ...parts, editorSettings, reviewing });
}
