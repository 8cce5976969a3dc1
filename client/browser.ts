import { Uri, window, workspace, type ExtensionContext } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageclient/browser";
import { startClient, type Server } from "./client.ts";
import { WORKER_FILES, workerScript } from "./worker-script.ts";

let stop: (() => Promise<void>) | undefined;

/** What extension.ts is on a desktop, in a browser: the server runs in a worker. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("peernote", { log: true });
  stop = startClient(context, log, workerIn(Uri.joinPath(context.extensionUri, "dist")));
}

export async function deactivate(): Promise<void> {
  await stop?.();
}

/** The worker comes from a blob: the extension may lie where a browser starts no worker. */
function workerIn(folder: Uri): Server {
  let end = (): void => undefined;
  const read = async (name: string) => [name, await workspace.fs.readFile(Uri.joinPath(folder, name))];
  return {
    connect: async () => {
      end();
      const files = Object.fromEntries(await Promise.all(WORKER_FILES.map(read)));
      const address = URL.createObjectURL(new Blob(workerScript(files), { type: "text/javascript" }));
      const worker = new Worker(address, { name: "peernote" });
      end = () => {
        worker.terminate();
        URL.revokeObjectURL(address);
      };
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
    end: () => end(),
  };
}
