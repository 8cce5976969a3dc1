import { join } from "node:path";
import { commands, window, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions } from "./options.ts";
import { answerFileRequests } from "./files.ts";

let client: LanguageClient | undefined;

/** Runs when a note is opened, or a folder that holds notes or settings for them. */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel("peernote", { log: true });
  const server = { module: join(context.extensionPath, "dist", "server.cjs"), transport: TransportKind.ipc };
  const running = new LanguageClient(
    "peernote",
    "peernote",
    server,
    clientOptions(context.extensionUri, log),
  );
  client = running;
  context.subscriptions.push(
    log,
    commands.registerCommand("peernote.restart", () => running.restart()),
    commands.registerCommand("peernote.showLog", () => log.show()),
    answerFileRequests(running),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
