import { EventEmitter, type Event } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { READING } from "../../server/lsp/protocol.ts";
import { say } from "../language.ts";

/** How far the server has come with reading notes that are not open; undefined while it reads none. */
export type Reading = { now(): string | undefined; readonly onDidChange: Event<void> };

/** Listens to the work done progress, which the editor shows in its status bar as well. */
export function followReading(client: BaseLanguageClient): Reading {
  const changed = new EventEmitter<void>();
  const before = client.middleware.handleWorkDoneProgress;
  let now: string | undefined;
  client.middleware.handleWorkDoneProgress = (token, params, next) => {
    if (String(token).startsWith(READING)) {
      now =
        params.kind === "end"
          ? undefined
          : say({ id: "review/reading-now", args: { progress: params.message ?? "" } });
      changed.fire();
    }
    if (before === undefined) next(token, params);
    else before(token, params, next);
  };
  return { now: () => now, onDidChange: changed.event };
}
