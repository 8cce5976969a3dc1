import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import { fixAll } from "../fix/fix-all.ts";
import { say } from "../messages.ts";
import type { Checked } from "./checked.ts";
import { workspaceEdit } from "./code-actions.ts";

/** Our part of `source.fixAll`. It is made only when an editor asks for its kind, as it does on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.peernote`;

/** Everything that is certain, in one action. There is none for a signed note, or where there is nothing to do. */
export async function fixAllOf(
  checked: Checked,
  { versioned }: { readonly versioned: boolean },
): Promise<CodeAction[]> {
  if (checked.note === undefined) return [];
  const { edits } = await fixAll(checked.document.getText(), checked.check);
  if (edits.length === 0) return [];
  const title = say({ id: "fix/all" }, checked.config.language);
  return [{ title, kind: FIX_ALL, edit: workspaceEdit(checked, edits, versioned) }];
}

/** Whether an editor that asks for these kinds only, or for all where it says nothing, gets this one: "source" holds "source.fixAll". */
export const wants = (only: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean =>
  only === undefined || only.some((asked) => asked === "" || `${kind}.`.startsWith(`${asked}.`));
