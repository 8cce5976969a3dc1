import { fork, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { LogOutputChannel } from "vscode";
import type { MessageTransports } from "vscode-languageclient";
import type { Server } from "./client.ts";

/** Starts the language server as a process of its own, before there is a client that talks to it. */
export function startProcess(module: string, log: LogOutputChannel): Server {
  let newest = launch(module, log);
  let channel: MessageTransports | undefined;
  const end = (): void => {
    // First of all nobody hears any more from it: a client would take its end for that of the next one.
    channel?.reader.dispose();
    channel?.writer.dispose();
    newest.kill("SIGKILL"); // one that hangs ends by nothing less
  };
  return {
    connect: async () => {
      const { IPCMessageReader, IPCMessageWriter } = await import("vscode-languageserver-protocol/node");
      if (channel !== undefined || !newest.connected) {
        end();
        newest = launch(module, log);
      }
      return (channel = { reader: new IPCMessageReader(newest), writer: new IPCMessageWriter(newest) });
    },
    end,
  };
}

/** All that the extension ever starts. The editor's own program runs it, told to be Node and nothing more. */
function launch(module: string, log: LogOutputChannel): ChildProcess {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", ELECTRON_NO_ASAR: "1" };
  const started = fork(module, ["--node-ipc"], { env, execArgv: [], silent: true });
  createInterface(started.stdout!).on("line", (line) => log.info(line));
  createInterface(started.stderr!).on("line", (line) => log.error(line));
  started.on("error", (error) => log.error(error));
  return started;
}
