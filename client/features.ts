import { commands, type ExtensionContext, type LogOutputChannel } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { offerDriftReport } from "./drift-report.ts";
import { answerFileRequests } from "./files.ts";
import { offerNewNote } from "./new-note.ts";
import { addReview } from "./review/review.ts";
import { showStanding } from "./standing.ts";
import { followTyping } from "./typing.ts";

/** What every feature is given. All of them work with a server in a process and with one in a browser's worker. */
export type Peernote = {
  readonly client: BaseLanguageClient;
  readonly restart: () => Promise<void>;
  readonly log: LogOutputChannel;
};

/** Everything that the extension adds to the editor, one line for each feature. Runs before the client starts. */
export function addFeatures(context: ExtensionContext, { client, restart, log }: Peernote): void {
  context.subscriptions.push(
    log,
    commands.registerCommand("peernote.restart", restart),
    commands.registerCommand("peernote.showLog", () => log.show()),
    answerFileRequests(client),
    addReview(context, client),
    offerNewNote(client, context.extensionUri),
    offerDriftReport(client),
    followTyping(),
    showStanding(client),
  );
}
