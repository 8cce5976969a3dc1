import { join } from "node:path";
import { window, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { addFeatures, startBeside } from "./features.ts";
import { clientOptions } from "./options.ts";

let client: LanguageClient | undefined;

/** Runs when a note is opened, or a folder that holds notes or settings for them. The server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("peernote", { log: true });
  const server = { module: join(context.extensionPath, "dist", "server.cjs"), transport: TransportKind.ipc };
  const running = new LanguageClient(
    "peernote",
    "peernote",
    server,
    clientOptions(context.extensionUri, log),
  );
  client = running;
  addFeatures(context, { client: running, restart: () => running.restart(), log });
  startBeside(running);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
