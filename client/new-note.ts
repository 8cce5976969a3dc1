import {
  commands,
  FileSystemError,
  QuickPickItemKind,
  Range,
  SnippetString,
  Uri,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type TextDocument,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { say } from "./language.ts";
import { asWritten } from "../server/note/written-day.ts";
import { today } from "../server/today.ts";
import { asNewNote } from "./template-text.ts";
import { agencyTemplates, builtInTemplates, textOf, type Template } from "./templates.ts";

/** The command that starts a note from a template. The explorer hands it the folder that the note is for. */
export const offerNewNote = (client: BaseLanguageClient, extension: Uri): Disposable =>
  commands.registerCommand("peernote.newNote", async (chosen: unknown) => {
    const folder = chosen instanceof Uri ? chosen : undefined;
    const template = await choose(await agencysOwn(client, folder), builtInTemplates(extension));
    if (template === undefined) return;
    const day = today();
    const text = asNewNote(await textOf(template), asWritten(day));
    const editor = await window.showTextDocument(await emptyNote(folder, day));
    await editor.insertSnippet(new SnippetString(text), new Range(0, 0, 0, 0));
  });

/** A note can be started without them: what is wrong is said, and the others are still there. */
async function agencysOwn(client: BaseLanguageClient, folder: Uri | undefined): Promise<Template[]> {
  const uri = folder ? Uri.joinPath(folder, "new.note").toString() : "untitled:new.note";
  try {
    return await agencyTemplates(client, uri);
  } catch {
    void window.showWarningMessage(say({ id: "new-note/agency-unread" }));
    return [];
  }
}

type Row = QuickPickItem & { readonly template?: Template };

async function choose(agency: Template[], builtIn: Template[]): Promise<Template | undefined> {
  const row = (template: Template): Row => ({
    label: template.title,
    ...(template.about === undefined ? {} : { detail: template.about }),
    template,
  });
  const heading = (label: string): Row => ({ label, kind: QuickPickItemKind.Separator });
  const rows =
    agency.length === 0
      ? builtIn.map(row)
      : [
          heading(say({ id: "new-note/agency" })),
          ...agency.map(row),
          heading(say({ id: "new-note/built-in" })),
          ...builtIn.map(row),
        ];
  const chosen = await window.showQuickPick(rows, {
    title: say({ id: "new-note/title" }),
    placeHolder: say({ id: "new-note/choose" }),
    matchOnDetail: true,
  });
  return chosen?.template;
}

/** An unsaved note. For a folder it has a name already, made of the day alone: a file name is no place for a person's name. */
async function emptyNote(folder: Uri | undefined, day: string): Promise<TextDocument> {
  if (folder === undefined || !SAVED_WITHOUT_ASKING.has(folder.scheme))
    return workspace.openTextDocument({ language: "progress-note" });
  for (let count = 1; ; count++) {
    const name = count === 1 ? `${day}-note.note` : `${day}-note-${count}.note`;
    const file = Uri.joinPath(folder, name);
    const unsaved = file.with({ scheme: "untitled" });
    if (!isOpen(unsaved) && !(await exists(file))) return workspace.openTextDocument(unsaved);
  }
}

/** Where the editor saves an untitled file under the path that it was opened with. */
const SAVED_WITHOUT_ASKING: ReadonlySet<string> = new Set(["file", "vscode-remote"]);

const isOpen = (uri: Uri): boolean =>
  workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
