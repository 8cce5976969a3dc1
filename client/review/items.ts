import { workspace, type Command, type Range, type Uri } from "vscode";
import { say } from "../language.ts";
import { pathOf } from "./findings.ts";

/** What the editor does when somebody presses Enter on a row or clicks it: it opens the note at these words. */
export const openAt = (uri: Uri, range: Range): Command => ({
  command: "vscode.open",
  title: say({ id: "review/open" }),
  arguments: [uri, { selection: range }],
});

export const nameOf = (uri: Uri): string => pathOf(uri).split("/").at(-1)!;

/** The folder that a note lies in, seen from the workspace; empty where it lies on top. */
export const placeOf = (uri: Uri): string =>
  workspace.getWorkspaceFolder(uri) === undefined ? "" : pathOf(uri).split("/").slice(0, -1).join("/");
