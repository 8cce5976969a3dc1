import { env, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { KeptAcceptance, KeptWords, ReviewResult, RuleTitlesResult } from "../../server/lsp/protocol.ts";
import { say } from "../language.ts";
import { byPath } from "./findings.ts";
import { nameOf, openAt, placeOf } from "./items.ts";
import { none, type Row } from "./rows.ts";

/** The notes in which words are kept, and below all of them what was accepted but no note says any more. */
export function rowsOfKept(
  { kept, unneeded }: ReviewResult,
  titles: RuleTitlesResult,
  client: BaseLanguageClient,
): Row[] {
  const rows = [...new Set(kept.map(({ uri }) => uri))]
    .map((address) => ({ uri: Uri.parse(address), words: kept.filter(({ uri }) => uri === address) }))
    .sort((a, b) => byPath(a.uri, b.uri))
    .map(({ uri, words }) => noteRow(uri, words, titles, client));
  return unneeded.length === 0 ? rows : [...rows, unneededRow(unneeded, titles)];
}

function noteRow(
  uri: Uri,
  words: readonly KeptWords[],
  titles: RuleTitlesResult,
  client: BaseLanguageClient,
): Row {
  const item = new TreeItem(nameOf(uri), TreeItemCollapsibleState.Expanded);
  const count = say({ id: "kept/count", args: { count: words.length } });
  item.id = uri.toString();
  item.iconPath = new ThemeIcon("note");
  item.description = [placeOf(uri), count].filter(Boolean).join(" · ");
  item.tooltip = uri.fsPath;
  item.accessibilityInformation = { label: [nameOf(uri), count, placeOf(uri)].filter(Boolean).join(", ") };
  return { item, below: () => words.map((one, at) => wordsRow(uri, one, at, titles, client)) };
}

function wordsRow(
  uri: Uri,
  kept: KeptWords,
  at: number,
  titles: RuleTitlesResult,
  client: BaseLanguageClient,
): Row {
  const item = itemFor(kept, `"${kept.words}"`, titles);
  item.id = `${uri} ${at}`;
  item.contextValue = "kept";
  item.iconPath = new ThemeIcon("check");
  item.command = openAt(uri, client.protocol2CodeConverter.asRange(kept.range));
  return { item, below: none, acceptance: kept };
}

function unneededRow(unneeded: readonly KeptAcceptance[], titles: RuleTitlesResult): Row {
  const label = say({ id: "kept/unneeded" });
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.id = "unneeded";
  item.tooltip = say({ id: "kept/unneeded-hint" });
  item.accessibilityInformation = { label: `${label}. ${item.tooltip}` }; // else the tooltip would be read alone
  return {
    item,
    below: () =>
      unneeded.map((one) => {
        const row = itemFor(one, titles[one.rule] ?? one.rule, titles);
        row.id = `${one.home} ${one.hash}`;
        row.contextValue = "unneeded";
        row.iconPath = new ThemeIcon("circle-slash");
        return { item: row, below: none, acceptance: one };
      }),
  };
}

/** A row that says why something is kept, and since when. */
function itemFor({ rule, reason, date }: KeptAcceptance, label: string, titles: RuleTitlesResult): TreeItem {
  const item = new TreeItem(label);
  const day = new Date(`${date}T00:00`).toLocaleDateString(env.language, { dateStyle: "medium" });
  item.description = `${say({ id: `kept/${reason}` })}, ${day}`;
  item.tooltip = titles[rule] ?? rule;
  item.accessibilityInformation = { label: `${label}, ${item.description}. ${item.tooltip}` };
  return item;
}
