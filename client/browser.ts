import { Uri, window, workspace, type ExtensionContext } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { addFeatures, startBeside } from "./features.ts";
import { clientOptions } from "./options.ts";
import { WORKER_FILES, workerScript } from "./worker-script.ts";

let client: LanguageClient | undefined;
let stopWorker = (): void => undefined;

/** What extension.ts is on a desktop, in a browser: the server runs in a worker. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("peernote", { log: true });
  const running = new LanguageClient(
    "peernote",
    "peernote",
    () => startWorker(Uri.joinPath(context.extensionUri, "dist")),
    clientOptions(context.extensionUri, log),
  );
  client = running;
  const restart = async (): Promise<void> => {
    await running.stop().catch(() => undefined); // a server that hangs is in the log, and is ended with its worker
    await running.start();
  };
  addFeatures(context, { client: running, restart, log });
  startBeside(running);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  stopWorker();
}

/** A new worker in place of the one before. It comes from a blob: the extension may lie where a browser starts no worker. */
async function startWorker(folder: Uri): Promise<MessageTransports> {
  stopWorker();
  const read = async (name: string) => [name, await workspace.fs.readFile(Uri.joinPath(folder, name))];
  const files = Object.fromEntries(await Promise.all(WORKER_FILES.map(read)));
  const address = URL.createObjectURL(new Blob(workerScript(files), { type: "text/javascript" }));
  const worker = new Worker(address, { name: "peernote" });
  stopWorker = () => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
