import { writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type Connection,
  type Features,
} from "vscode-languageserver/node";
import { kindAndPlace } from "../mistake.ts";
import { today } from "../today.ts";
import { nodeFiles } from "./node-files.ts";
import { serve } from "./server.ts";
import { wholeMessages } from "./whole-messages.ts";

/**
 * Starts the language server in this process: over Node's channel to the parent where `--node-ipc` is among the
 * arguments, over standard input and output otherwise. It ends with its client.
 */
export function start(): void {
  process.once("uncaughtException", end);
  const connection = connect();
  serve(connection, { files: nodeFiles, guide: guideBesideBundle(), today });
  connection.listen();
}

function connect(): Connection {
  if (!process.argv.includes("--node-ipc"))
    return createConnection(DISCREET, standardInput(), process.stdout);
  // The timers that watch the parent process would keep an abandoned server alive for as long as the parent.
  process.once("disconnect", () => process.exit());
  return createConnection(DISCREET, new IPCMessageReader(process), new IPCMessageWriter(process));
}

/** Node itself would print the error with its message, which may quote the note. The editor starts another server. */
function end(error: unknown): never {
  writeSync(process.stderr.fd, `peernote: the server failed: ${kindAndPlace(error)}\n`);
  process.exit(1);
}

/** A server that nobody can talk to any more ends, so that its editor starts another one. */
function standardInput(): Readable {
  const messages = wholeMessages();
  messages.on("error", (error) => {
    process.stderr.write(`peernote: ${error.message}: the server ends.\n`);
    process.exit(1);
  });
  process.stdin.pipe(messages);
  process.stdin.on("close", () => messages.end()); // it may break off without an end
  return messages;
}

/** The protocol's library logs a message that is none as a whole: of what it says only the first line is logged. */
const DISCREET: Features = {
  __brand: "features",
  console: (Console) =>
    class extends Console {
      override error(message: string): void {
        super.error(message.startsWith("peernote: ") ? message : message.split("\n", 1)[0]!);
      }
    },
};

const guideBesideBundle = (): string =>
  pathToFileURL(resolve(__dirname, "../server/rules/README.md")).toString();
