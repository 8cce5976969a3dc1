import {
  commands,
  Disposable,
  languages,
  QuickPickItemKind,
  StatusBarAlignment,
  ViewColumn,
  window,
  type QuickPickItem,
  type Range,
  type StatusBarItem,
  type TextDocument,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { STANDING, type StandingParams, type StandingResult } from "../server/lsp/protocol.ts";

/**
 * Says in the status bar where the note in the active editor stands. Choosing that, or the command, lists what there is to
 * do; Enter leads to the place.
 */
export function showStanding(client: BaseLanguageClient): Disposable {
  const item = window.createStatusBarItem("peernote.standing", StatusBarAlignment.Right, 110);
  item.command = "peernote.showOpen";
  let document: TextDocument | undefined;
  let turn = 0;
  const show = async (): Promise<void> => {
    const mine = ++turn;
    const active = window.activeTextEditor?.document;
    // The words stay while the note is written. Another document's are gone at once.
    if (active !== document) display(item, null);
    document = active;
    const standing = await standingOf(client, active);
    if (standing !== undefined && mine === turn) display(item, standing);
  };
  void show();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    // New findings come after every change of the text, of settings and of what is accepted.
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((uri) => uri.toString() === document?.uri.toString())) void show();
    }),
    commands.registerCommand("peernote.showOpen", () => chooseStep(client)),
  );
}

/** Undefined where nobody can say: the server may just be starting anew. */
async function standingOf(
  client: BaseLanguageClient,
  document: TextDocument | undefined,
): Promise<StandingResult | undefined> {
  if (document === undefined || !isWatched(client, document)) return null;
  const params: StandingParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  return client.sendRequest<StandingResult>(STANDING, params).catch(() => undefined);
}

const isWatched = ({ clientOptions }: BaseLanguageClient, document: TextDocument): boolean =>
  languages.match(clientOptions.documentSelector as readonly { language: string }[], document) > 0;

function display(item: StatusBarItem, standing: StandingResult): void {
  void commands.executeCommand("setContext", "peernote.inNote", standing !== null);
  if (standing === null) return item.hide();
  const { name, text, spoken, title, hint } = standing;
  item.name = name;
  item.text = text;
  item.tooltip = `${title}\n\n${hint}`;
  item.accessibilityInformation = { label: spoken };
  item.show();
}

type Choice = QuickPickItem & { readonly range?: Range };

/** Asked for anew: the list shows the note as it is now. */
async function chooseStep(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  const standing = await standingOf(client, editor?.document);
  if (editor === undefined || !standing) return;
  const choices = standing.groups.flatMap(({ heading, steps }): Choice[] => [
    { label: heading, kind: QuickPickItemKind.Separator },
    ...steps.map(({ message, place, range }) => ({
      label: message,
      description: place,
      range: client.protocol2CodeConverter.asRange(range),
    })),
  ]);
  const { title, choose: placeHolder } = standing;
  const chosen = await window.showQuickPick(choices, { title, placeHolder });
  if (chosen?.range === undefined) return;
  await window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn ?? ViewColumn.Active,
    selection: chosen.range,
  });
}
