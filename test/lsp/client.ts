import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach } from "vitest";
import {
  CancellationToken,
  createProtocolConnection,
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  FileChangeType,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type CompletionContext,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InitializeResult,
  type LogMessageParams,
  type PreviousResultId,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type TextDocumentContentChangeEvent,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver-protocol/node";

/** What a test says about the editor that it plays. */
export type Editor = {
  readonly capabilities?: ClientCapabilities;
  /** Paths or addresses. */
  readonly folders?: readonly string[];
  /** Answers for the `peernote` section. Left out: the editor cannot be asked. */
  readonly settings?: (scope: string | undefined) => unknown;
  readonly options?: unknown;
  /** The language of its interface. Left out: it does not say. */
  readonly locale?: string;
  /** What the server's environment has besides. */
  readonly env?: Readonly<Record<string, string>>;
  /** Is given what the server says beside the protocol. Left out: it is shown with the tests. */
  readonly onStderr?: (text: string) => void;
  /** Prepares the connection before the handshake. */
  readonly prepare?: (connection: ProtocolConnection) => void;
};

export const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** And one that watches files for the server as well. */
export const WATCHES: ClientCapabilities = {
  ...PULLS,
  workspace: { ...PULLS.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

/**
 * Clients that the tests of a file share, one for each kind of editor that they ask for: a server takes half a second to start. What a test opened
 * is closed behind it.
 */
export function sharedClients(): (editor?: Pick<Editor, "capabilities" | "folders">) => Promise<TestClient> {
  const started = new Map<string, Promise<TestClient>>();
  const all = () => Promise.all(started.values());
  afterEach(async () => {
    for (const client of await all()) await client.closeAll();
  });
  afterAll(async () => {
    for (const client of await all()) await client.stop();
  });
  return (editor = {}) => {
    const kind = JSON.stringify(editor);
    const client = started.get(kind) ?? startClient(editor);
    started.set(kind, client);
    return client;
  };
}

/** A language client on the other end of a real `node dist/server.cjs --stdio`. */
export type TestClient = Awaited<ReturnType<typeof startClient>>;

export async function startClient(editor: Editor = {}) {
  const server = spawn(process.execPath, ["dist/server.cjs", "--stdio"], {
    env: { ...process.env, ...editor.env },
  });
  if (editor.onStderr) server.stderr.setEncoding("utf8").on("data", editor.onStderr);
  else server.stderr.pipe(process.stderr);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const published = new Map<string, PublishDiagnosticsParams>();
  const order: string[] = [];
  const log: LogMessageParams[] = [];
  const registered: string[] = [];
  const opened = new Set<string>();
  const events = signal();
  let refreshes = 0;

  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    order.push(`${params.uri} ${params.version}`);
    events.fire();
  });
  connection.onNotification("window/logMessage", (params: LogMessageParams) => {
    log.push(params);
    events.fire();
  });
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method));
    events.fire();
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => {
    refreshes += 1;
    events.fire();
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ scopeUri }) => editor.settings?.(scopeUri) ?? null),
  );
  editor.prepare?.(connection);
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      ...editor.capabilities,
      workspace: {
        ...editor.capabilities?.workspace,
        ...(editor.settings ? { configuration: true } : {}),
        ...(editor.folders ? { workspaceFolders: true } : {}),
      },
    },
    initializationOptions: editor.options,
    ...(editor.locale === undefined ? {} : { locale: editor.locale }),
    workspaceFolders: editor.folders?.map((name) => ({ uri: addressOf(name), name })) ?? null,
  });
  await connection.sendNotification("initialized", {});

  const client = {
    connection,
    initialized,
    published,
    /** Which version of which document something was published for, one after the other. */
    order,
    log,
    registered,
    ended,
    process: server as ChildProcess,
    refreshes: () => refreshes,
    /** Waits for something that the server sends by itself. The test's own time limit ends a vain wait. */
    until: async (holds: () => boolean): Promise<void> => {
      while (!holds()) await events.next();
    },
    open(uri: string, text: string, languageId = "progress-note"): Promise<void> {
      opened.add(uri);
      return connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    change: (uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges,
      }),
    save: (uri: string) => connection.sendNotification("textDocument/didSave", { textDocument: { uri } }),
    close(uri: string): Promise<void> {
      opened.delete(uri);
      return connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    },
    async closeAll(): Promise<void> {
      for (const uri of opened) await client.close(uri);
    },
    pull: (uri: string, previousResultId?: string) =>
      connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      }),
    /** Asks for all notes of the open folders. `more` are further parameters, such as tokens. */
    pullAll: (
      previousResultIds: readonly PreviousResultId[] = [],
      more: object = {},
      token = CancellationToken.None,
    ) =>
      connection.sendRequest<WorkspaceDiagnosticReport>(
        "workspace/diagnostic",
        { previousResultIds, ...more },
        token,
      ),
    async pulled(uri: string): Promise<Diagnostic[]> {
      const report = await client.pull(uri);
      return report.kind === "full" ? report.items : [];
    },
    /** The next diagnostics that are published for a version of a document. */
    async publishedFor(uri: string, version: number): Promise<Diagnostic[]> {
      await client.until(() => published.get(uri)?.version === version);
      return published.get(uri)!.diagnostics;
    },
    actions: (uri: string, range: Range, only?: readonly string[]) =>
      connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
    completions: (uri: string, line: number, character: number, context?: CompletionContext) =>
      connection.sendRequest<CompletionList | null>("textDocument/completion", {
        textDocument: { uri },
        position: { line, character },
        ...(context ? { context } : {}),
      }),
    hover: (uri: string, line: number, character: number) =>
      connection.sendRequest<Hover | null>("textDocument/hover", {
        textDocument: { uri },
        position: { line, character },
      }),
    symbols: (uri: string) =>
      connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } }),
    folds: (uri: string) =>
      connection.sendRequest<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } }),
    /** Tells that a file changed, as an editor that watches files does. */
    touched: (path: string, type: FileChangeType = FileChangeType.Changed) =>
      connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(path), type }],
      }),
    async stop(): Promise<number | null> {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      return ended;
    },
  };
  return client;
}

/** An agency's own words: tests that use them hold whatever the built-in lexicon says. */
export const WORDS = {
  category: "motive",
  entries: [
    {
      terms: ["wolk:verb"],
      instead: ["turn:verb away", "stay:verb silent"],
      why: "Silence has *many* reasons.",
      examples: ["He is [[wolking]]."],
    },
  ],
};

type FileContents = Readonly<Record<string, string | object>>;

/** A folder whose settings bring in {@link WORDS}, with these files as well. */
export const agencyFolder = (files: FileContents = {}): string =>
  folderWith({ ".peernote.json": { lexicon: ["words.json"] }, "words.json": WORDS, ...files });

/** A folder with these files, by relative path; objects are written as JSON. It is taken away after all tests. */
export function folderWith(files: FileContents): string {
  const folder = mkdtempSync(join(tmpdir(), "peernote lsp-"));
  for (const [name, content] of Object.entries(files)) write(folder, name, content);
  return folder;
}

export function write(folder: string, name: string, content: string | object): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const addressOf = (folder: string): string => (folder.includes("://") ? folder : uriOf(folder));

export const uriOf = (...path: string[]): string => pathToFileURL(join(...path)).toString();

function signal() {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    fire() {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}
