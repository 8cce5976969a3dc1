import { type Event, type TreeDataProvider, type TreeItem } from "vscode";
import type { KeptAcceptance } from "../../server/lsp/protocol.ts";

/** A row of a tree, and what lies below it: made when it is unfolded, for there may be thousands of notes. */
export type Row = {
  readonly item: TreeItem;
  readonly below: () => readonly Row[];
  /** What the row's own commands are about. */
  readonly acceptance?: KeptAcceptance;
};

export const none = (): readonly Row[] => [];

/** A tree of the rows that `top` gives, made anew whenever they have changed. */
export const treeOf = (top: () => readonly Row[], changed: Event<void>): TreeDataProvider<Row> => ({
  onDidChangeTreeData: changed,
  getChildren: (row) => [...(row === undefined ? top() : row.below())],
  getTreeItem: ({ item }) => item,
});
