import { commands, window, type Diagnostic, type Position, type Uri } from "vscode";
import { say } from "../language.ts";
import { byPath, type NoteFindings } from "./findings.ts";
import { openAt } from "./items.ts";

type Place = { readonly uri: Uri; readonly finding: Diagnostic };

/** Goes from one finding to the next through all notes, and from the last one to the first. */
export function createStepping(notes: () => readonly NoteFindings[]): (step: 1 | -1) => Promise<void> {
  let last: Place | undefined;

  return async (step) => {
    const all = notes().flatMap(({ uri, findings }) => findings.map((finding) => ({ uri, finding })));
    const next = all.length === 0 ? undefined : all.at(positionAfter(all, last, step) % all.length);
    if (next === undefined) {
      void window.showInformationMessage(say({ id: "review/nothing" }));
      return;
    }
    last = next;
    const { command, arguments: where = [] } = openAt(next.uri, next.finding.range);
    await commands.executeCommand(command, ...where);
    await commands.executeCommand("editor.action.showHover", { focus: "noAutoFocus" });
  };
}

/** Several findings may have the same range: those are told apart by the one that was shown last. */
function positionAfter(all: readonly Place[], last: Place | undefined, step: 1 | -1): number {
  const editor = window.activeTextEditor;
  if (editor === undefined) return step === 1 ? 0 : -1;
  const { document, selection } = editor;
  if (last !== undefined && isAt(last, document.uri) && selection.isEqual(last.finding.range)) {
    const at = all.findIndex((place) => isSame(place, last));
    if (at !== -1) return at + step;
  }
  const from = step === 1 ? selection.end : selection.start;
  const found = all.findIndex((place) => isBehind(place, document.uri, from));
  const behind = found === -1 ? all.length : found;
  return step === 1 ? behind : behind - 1;
}

const isAt = ({ uri }: Place, other: Uri): boolean => uri.toString() === other.toString();

const isSame = (a: Place, b: Place): boolean =>
  isAt(a, b.uri) && a.finding.message === b.finding.message && a.finding.range.isEqual(b.finding.range);

const isBehind = (place: Place, here: Uri, position: Position): boolean =>
  isAt(place, here) ? place.finding.range.start.isAfterOrEqual(position) : byPath(place.uri, here) > 0;
