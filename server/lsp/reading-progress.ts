import { WorkDoneProgressCreateRequest, type Connection, type ProgressToken } from "vscode-languageserver";
import { say } from "../messages.ts";
import type { Language } from "../saying.ts";
import type { Client } from "./client.ts";
import { READING } from "./protocol.ts";
import { AT_ONCE } from "./review.ts";

/** Says how far the reading of notes has come: nothing where it is over in a moment. */
export type ReadingProgress = {
  show(done: number, total: number): Promise<void>;
  end(): void;
};

let count = 0;

/** `asked` is the token by which the editor wants to hear of it; without one it is asked whether it does. */
export function createReadingProgress(
  connection: Connection,
  client: Client,
  asked: ProgressToken | undefined,
  language: Language,
): ReadingProgress {
  let begun: ReturnType<Connection["window"]["attachWorkDoneProgress"]> | undefined;

  async function begin() {
    const token = asked ?? `${READING}${++count}`;
    if (asked === undefined) await connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
    const progress = connection.window.attachWorkDoneProgress(token);
    progress.begin(say({ id: "review/reading" }, language), 0);
    return progress;
  }

  return {
    async show(done, total) {
      if (total <= AT_ONCE || (asked === undefined && !client.showsProgress)) return;
      begun ??= await begin();
      begun.report((100 * done) / total, say({ id: "review/progress", args: { done, total } }, language));
    },
    end: () => begun?.done(),
  };
}
