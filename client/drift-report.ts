import {
  commands,
  Disposable,
  ProgressLocation,
  Range,
  Uri,
  ViewColumn,
  window,
  type WebviewPanel,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { DRIFT_REPORT, OPEN_FINDING, type DriftReportResult } from "../server/lsp/protocol.ts";
import { say } from "./language.ts";

/** The page about all notes in the open folders, in a tab of its own. Asked for again it is made anew. */
export function offerDriftReport(client: BaseLanguageClient): Disposable {
  let panel: WebviewPanel | undefined;

  async function show(): Promise<void> {
    const page = await window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: say({ id: "drift-report/reading" }),
        cancellable: true,
      },
      (_, token) => client.sendRequest<DriftReportResult>(DRIFT_REPORT, token),
    );
    if (page === null) return;
    panel ??= createPanel();
    panel.title = say({ id: "drift-report/title" });
    panel.webview.html = page;
    panel.reveal();
  }

  function createPanel(): WebviewPanel {
    // No script runs in the page, and its links can do one thing.
    const options = {
      enableScripts: false,
      enableCommandUris: [OPEN_FINDING],
      enableFindWidget: true,
      localResourceRoots: [],
    };
    const created = window.createWebviewPanel("peernote.driftReport", "", ViewColumn.Active, options);
    created.onDidDispose(() => (panel = undefined));
    return created;
  }

  return Disposable.from(
    commands.registerCommand("peernote.driftReport", show),
    commands.registerCommand("peernote.openFinding", openFinding),
    { dispose: () => panel?.dispose() },
  );
}

type Position = { readonly line: number; readonly character: number };

/** Beside the page, so that it can be seen where one came from. The editor opens it itself: what an extension opens stays open for minutes, unseen. */
async function openFinding(uri: string, { start, end }: { start: Position; end: Position }): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await commands.executeCommand("vscode.open", Uri.parse(uri), { selection, viewColumn: ViewColumn.Beside });
}
