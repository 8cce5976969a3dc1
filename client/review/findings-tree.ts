import {
  DiagnosticSeverity,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Diagnostic,
  type Uri,
} from "vscode";
import type { RuleTitlesResult } from "../../server/lsp/protocol.ts";
import { say, type Message } from "../language.ts";
import { severityOfOne } from "./filter.ts";
import { ruleOf, type NoteFindings } from "./findings.ts";
import { nameOf, openAt, placeOf } from "./items.ts";
import { none, type Row } from "./rows.ts";

/** The notes with what there is to look at in each. */
export const rowsByNote = (notes: readonly NoteFindings[]): Row[] => notes.map((note) => noteRow(note, ""));

/** The rules in the order of the guide, below each the notes in which it found something. */
export function rowsByRule(notes: readonly NoteFindings[], titles: RuleTitlesResult): Row[] {
  const ids = [...Object.keys(titles), undefined];
  return ids.flatMap((id) => {
    const found = notes
      .map(({ uri, findings }) => ({ uri, findings: findings.filter((finding) => ruleOf(finding) === id) }))
      .filter(({ findings }) => findings.length > 0);
    return found.length === 0 ? [] : ruleRow(id, titles, found);
  });
}

function ruleRow(id: string | undefined, titles: RuleTitlesResult, notes: readonly NoteFindings[]): Row {
  const title = id === undefined ? say({ id: "review/no-rule" }) : titles[id]!;
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  const count = notes.reduce((sum, { findings }) => sum + findings.length, 0);
  item.id = `rule ${id}`;
  const inNotes: Message = { id: "review/notes", args: { count: notes.length } };
  item.description = say({ id: "review/count-in-notes", args: { count, notes: inNotes } });
  item.accessibilityInformation = { label: `${title}, ${item.description}` };
  return { item, below: () => notes.map((note) => noteRow(note, `${id} `)) };
}

function noteRow({ uri, findings }: NoteFindings, within: string): Row {
  const item = new TreeItem(nameOf(uri), TreeItemCollapsibleState.Collapsed);
  const count = say({ id: "review/count", args: { count: findings.length } });
  item.id = `${within}${uri}`;
  item.iconPath = new ThemeIcon("note");
  item.description = [placeOf(uri), count].filter(Boolean).join(" · ");
  item.tooltip = uri.fsPath;
  item.accessibilityInformation = { label: [nameOf(uri), count, placeOf(uri)].filter(Boolean).join(", ") };
  return { item, below: () => findings.map((finding, at) => findingRow(uri, finding, `${item.id} ${at}`)) };
}

function findingRow(uri: Uri, { message, range, severity }: Diagnostic, id: string): Row {
  const line = range.start.line + 1;
  const item = new TreeItem(message);
  item.id = id;
  item.iconPath = ICONS[severity];
  item.description = say({ id: "review/line", args: { line } });
  item.tooltip = message;
  item.command = openAt(uri, range);
  item.accessibilityInformation = { label: `${severityOfOne(severity)}, ${item.description}: ${message}` };
  return { item, below: none };
}

const ICONS = {
  [DiagnosticSeverity.Error]: new ThemeIcon("error", new ThemeColor("list.errorForeground")),
  [DiagnosticSeverity.Warning]: new ThemeIcon("warning", new ThemeColor("list.warningForeground")),
  [DiagnosticSeverity.Information]: new ThemeIcon("info", new ThemeColor("problemsInfoIcon.foreground")),
  [DiagnosticSeverity.Hint]: new ThemeIcon("lightbulb"),
} as const;
