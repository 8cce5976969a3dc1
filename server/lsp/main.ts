import { writeSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type Connection,
} from "vscode-languageserver/node";
import { kindAndPlace } from "../mistake.ts";
import { today } from "../today.ts";
import { nodeFiles } from "./node-files.ts";
import { serve } from "./server.ts";

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
  if (!process.argv.includes("--node-ipc")) return createConnection(process.stdin, process.stdout);
  // The timers that watch the parent process would keep an abandoned server alive for as long as the parent.
  process.once("disconnect", () => process.exit());
  return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
}

/** Node itself would print the error with its message, which may quote the note. The editor starts another server. */
function end(error: unknown): never {
  writeSync(process.stderr.fd, `peernote: the server failed: ${kindAndPlace(error)}\n`);
  process.exit(1);
}

const guideBesideBundle = (): string =>
  pathToFileURL(resolve(__dirname, "../server/rules/README.md")).toString();
