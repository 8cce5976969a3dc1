import { commands, EventEmitter, window, type ExtensionContext, type TreeView } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { SHOW_AGAIN, type ShowAgainParams } from "../../server/lsp/protocol.ts";
import { messageWhile } from "./findings-view.ts";
import { rowsOfKept } from "./kept-tree.ts";
import type { Known } from "./known.ts";
import { treeOf, type Row } from "./rows.ts";

/** The view of the words that somebody chose to keep, and why. */
export function createKeptView(
  { subscriptions }: ExtensionContext,
  client: BaseLanguageClient,
  known: Known,
): TreeView<Row> {
  const changed = new EventEmitter<void>();
  const top = (): Row[] => {
    const review = known.review();
    return review === undefined ? [] : rowsOfKept(review, known.titles(), client);
  };
  const view = window.createTreeView("peernote.kept", {
    treeDataProvider: treeOf(top, changed.event),
    showCollapseAll: true,
  });

  function update(): void {
    Object.assign(view, { message: messageWhile(known, undefined) }); // undefined takes it away
    const isRead = known.review() !== undefined;
    void commands.executeCommand("setContext", "peernote.kept.state", isRead ? "read" : "reading");
    changed.fire();
  }

  async function takeBack(row: Row | undefined): Promise<void> {
    const acceptance = (row ?? view.selection[0])?.acceptance;
    if (acceptance === undefined) return;
    const params: ShowAgainParams = { home: acceptance.home, hash: acceptance.hash };
    await client.sendRequest(SHOW_AGAIN, params);
  }

  subscriptions.push(
    changed,
    known.onDidChange(update),
    commands.registerCommand("peernote.kept.showAgain", takeBack),
    commands.registerCommand("peernote.kept.remove", takeBack),
  );
  update();
  return view;
}
