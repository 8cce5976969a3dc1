import type { ExtensionContext, LogOutputChannel } from "vscode";
import {
  BaseLanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from "vscode-languageclient";
import { addFeatures } from "./features.ts";
import { clientOptions } from "./options.ts";

/** The language server, of which one runs at a time: a process, or a browser's worker. */
export type Server = {
  /** A new one, in place of the one before. */
  readonly connect: () => Promise<MessageTransports>;
  /** Ends it, even where it hangs. */
  readonly end: () => void;
};

class Client extends BaseLanguageClient {
  readonly #server: Server;

  constructor(server: Server, options: LanguageClientOptions) {
    super("peernote", "peernote", options);
    this.#server = server;
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    return this.#server.connect();
  }
}

/**
 * Adds all features and starts the client, while the editor goes on. What it is asked before its server runs is answered then; where that
 * does not start the client itself says so.
 *
 * @returns what ends the client and its server.
 */
export function startClient(
  context: ExtensionContext,
  log: LogOutputChannel,
  server: Server,
): () => Promise<void> {
  const client = new Client(server, clientOptions(context.extensionUri, log));
  const restart = async (): Promise<void> => {
    await client.stop().catch(() => undefined); // a server that hangs is in the log, and another one takes its place
    await client.start();
  };
  addFeatures(context, { client, restart, log });
  client.start().catch(() => undefined);
  return () => client.dispose().finally(server.end);
}
