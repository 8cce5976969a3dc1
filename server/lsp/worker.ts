import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { kindAndPlace } from "../mistake.ts";
import { today } from "../today.ts";
import { serve } from "./server.ts";

/** Starts the language server in a browser's worker. It talks to whoever made the worker, and reaches files through them. */
export function start(worker: DedicatedWorkerGlobalScope): void {
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  const log = (event: Event, error: unknown): void => {
    event.preventDefault(); // the browser's own report holds the error's message, which may quote the note
    connection.console.error(`peernote: the worker failed: ${kindAndPlace(error)}`);
  };
  worker.addEventListener("error", (event) => log(event, event.error));
  worker.addEventListener("unhandledrejection", (event) => log(event, event.reason));
  serve(connection, { today });
  connection.listen();
}
