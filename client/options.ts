import { Uri, type LogOutputChannel } from "vscode";
import { RevealOutputChannelOn, type LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../server/lsp/protocol.ts";
import { suggestBehindLabels } from "./suggest.ts";
import { afterTheWord } from "./typing.ts";

/**
 * What every client in VS Code starts with. The server hears of every note, and of every Markdown or plain text document:
 * which of those are notes is for the `include` setting to say, and the server reads that.
 */
export function clientOptions(extension: Uri, log: LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    files: true,
    review: true,
    guide: Uri.joinPath(extension, "server", "rules", "README.md").toString(),
  };
  return {
    documentSelector: [{ language: "progress-note" }, { language: "markdown" }, { language: "plaintext" }],
    initializationOptions,
    middleware: { ...suggestBehindLabels, ...afterTheWord },
    outputChannel: log,
    // A log that opens by itself takes the keyboard away from whoever is writing.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
