import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import {
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializeRequest,
  LogMessageNotification,
  PortMessageReader,
  PortMessageWriter,
  type Diagnostic,
} from "vscode-languageserver-protocol/node";
import { WORKER_FILES, workerScript } from "../../client/worker-script.ts";
import { PULLS } from "./client.ts";

/** What the language has and what a browser's worker has as well: nothing of Node, and nothing that opens a connection. */
const WEB = {
  ...{ atob, btoa, console, crypto, performance, queueMicrotask, TextDecoder, TextEncoder, URL },
  ...{ setTimeout, clearTimeout, setInterval, clearInterval },
};

/** A language client on the other end of the script that the extension starts in a browser's worker. */
export async function startWorker(folder?: string) {
  const { port1, port2: self } = new MessageChannel();
  const context = createContext({ ...WEB, self });
  runInContext(script(), context);
  const connection = createProtocolConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
  const log: string[] = [];
  connection.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
  connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
  connection.onRequest("peernote/readFile", ({ uri }: { uri: string }) =>
    existsSync(fileURLToPath(uri)) ? readFileSync(fileURLToPath(uri), "base64") : null,
  );
  connection.onRequest("peernote/writeFile", ({ uri, content }: { uri: string; content: string }) => {
    mkdirSync(dirname(fileURLToPath(uri)), { recursive: true });
    writeFileSync(fileURLToPath(uri), content, "base64");
    return null;
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: PULLS,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: "notes" }],
  });
  return {
    connection,
    log,
    /** Has something fail in the worker, as far as a browser tells it of that. Gives what the browser then still reports. */
    fail(
      type: "error" | "unhandledrejection",
      cause: "error" | "reason",
      thrown: string,
    ): string | undefined {
      const event = new Event(type, { cancelable: true });
      const error: unknown = runInContext(`new TypeError(${JSON.stringify(thrown)})`, context);
      (self as MessagePort & EventTarget).dispatchEvent(Object.assign(event, { [cause]: error }));
      return event.defaultPrevented ? undefined : thrown;
    },
    async findings(uri: string, text: string): Promise<Diagnostic[]> {
      const textDocument = { uri, languageId: "progress-note", version: 1, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      return this.pulled(uri);
    },
    async pulled(uri: string): Promise<Diagnostic[]> {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === "full" ? report.items : [];
    },
    stop(): void {
      connection.dispose();
      port1.close();
    },
  };
}

function script(): string {
  const files = WORKER_FILES.map((name) => [name, readFileSync(join("dist", name))]);
  return workerScript(Object.fromEntries(files)).join("");
}
