import {
  commands,
  Disposable,
  EventEmitter,
  languages,
  window,
  workspace,
  type ExtensionContext,
  type TreeView,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say } from "../language.ts";
import { createFilter, severityName } from "./filter.ts";
import { rowsByNote, rowsByRule } from "./findings-tree.ts";
import { notesWithFindings, SEVERITIES, type NoteFindings } from "./findings.ts";
import type { Known } from "./known.ts";
import { followReading } from "./reading.ts";
import { treeOf, type Row } from "./rows.ts";
import { createStepping } from "./stepping.ts";

type Grouping = "note" | "rule";
const GROUPING = "review.grouping";

/** Milliseconds between two looks at the findings while they come in. */
const PAUSE = 200;

/** The view of all that there is to look at, by note or by rule. */
export function createFindingsView(
  context: ExtensionContext,
  client: BaseLanguageClient,
  known: Known,
): TreeView<Row> {
  const { subscriptions, workspaceState } = context;
  const changed = new EventEmitter<void>();
  const filter = createFilter(context);
  const reading = followReading(client);
  const grouping = (): Grouping => workspaceState.get(GROUPING) ?? "note";
  let notes: readonly NoteFindings[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const view = window.createTreeView("peernote.review", {
    treeDataProvider: treeOf(
      () => (grouping() === "note" ? rowsByNote(notes) : rowsByRule(notes, known.titles())),
      changed.event,
    ),
    showCollapseAll: true,
  });

  function update(): void {
    timer = undefined;
    if (!view.visible) return;
    const shown = filter.shown();
    notes = notesWithFindings(shown);
    Object.assign(view, { message: messageWhile(known, reading.now()) }); // undefined takes it away
    view.description = shown.size < SEVERITIES.length ? [...shown].map(severityName).join(", ") : "";
    void commands.executeCommand("setContext", "peernote.review.state", stateOf(known, notes));
    void commands.executeCommand("setContext", "peernote.review.grouping", grouping());
    changed.fire();
  }
  const soon = (): void => void (timer ??= setTimeout(update, PAUSE));
  const groupBy = async (chosen: Grouping): Promise<void> => {
    await workspaceState.update(GROUPING, chosen);
    update();
  };
  const step = createStepping(() => notesWithFindings(filter.shown()));

  subscriptions.push(
    changed,
    languages.onDidChangeDiagnostics(soon),
    known.onDidChange(soon),
    reading.onDidChange(soon),
    filter.onDidChange(update),
    view.onDidChangeVisibility(update),
    new Disposable(() => clearTimeout(timer)),
    commands.registerCommand("peernote.review.byNote", () => groupBy("note")),
    commands.registerCommand("peernote.review.byRule", () => groupBy("rule")),
    commands.registerCommand("peernote.review.filter", filter.choose),
    commands.registerCommand("peernote.review.next", () => step(1)),
    commands.registerCommand("peernote.review.previous", () => step(-1)),
  );
  update();
  return view;
}

/** Says how far the reading is, until all notes have been read and whenever some are read again. */
export function messageWhile(known: Known, progress: string | undefined): string | undefined {
  if (workspace.workspaceFolders === undefined) return undefined;
  return progress ?? (known.review() === undefined ? say({ id: "review/reading-begins" }) : undefined);
}

/** Why there is nothing to show, where there is nothing: each reason has words of its own in the manifest. */
function stateOf(
  known: Known,
  notes: readonly NoteFindings[],
): "findings" | "reading" | "filtered" | "noNotes" | "clean" {
  const review = known.review();
  if (notes.length > 0) return "findings";
  if (review === undefined) return "reading";
  if (notesWithFindings(new Set(SEVERITIES)).length > 0) return "filtered";
  return review.notes === 0 ? "noNotes" : "clean";
}
