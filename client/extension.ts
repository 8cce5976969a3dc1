import { join } from "node:path";
import { setImmediate as turnOfOthers } from "node:timers/promises";
import { window, type ExtensionContext } from "vscode";
import { startProcess } from "./server-process.ts";

let stop: (() => Promise<void>) | undefined;

/**
 * Runs when a note is opened, or a folder that holds notes or settings for them. The server is a process of its own and comes
 * first: while it reads its words, the library of language clients is loaded here, once other extensions had their turn.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel("peernote", { log: true });
  const server = startProcess(join(context.extensionPath, "dist", "server.cjs"), log);
  await turnOfOthers();
  const { startClient } = await import("./client.ts");
  stop = startClient(context, log, server);
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
