import { commands, Disposable, type ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { READ_AGAIN } from "../../server/lsp/protocol.ts";
import { createFindingsView } from "./findings-view.ts";
import { createKeptView } from "./kept-view.ts";
import { createKnown, type Known } from "./known.ts";

/** The views in which a supervisor goes through all notes of the open folders. */
export function addReview(context: ExtensionContext, client: BaseLanguageClient): Disposable {
  const known: Known = createKnown(client, () => findings.visible || kept.visible);
  const findings = createFindingsView(context, client, known);
  const kept = createKeptView(context, client, known);
  return Disposable.from(
    known,
    findings,
    kept,
    findings.onDidChangeVisibility(known.look),
    kept.onDidChangeVisibility(known.look),
    commands.registerCommand("peernote.review.refresh", () => client.sendRequest(READ_AGAIN)),
  );
}
