import { CodeActionKind, type CodeAction, type Range, type WorkspaceEdit } from "vscode-languageserver";
import type { Finding, FindingFix } from "../lint.ts";
import { say } from "../messages.ts";
import { isSigned } from "../note/facts/facts.ts";
import { asSnippet, hasPrompt, promptsIn } from "../note/prompt.ts";
import type { Edit } from "../rules/rule.ts";
import type { Checked } from "./checked.ts";
import { toRange, toSpan } from "./convert.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { keepCommand } from "./keep.ts";

type Options = {
  readonly guide: string | undefined;
  /** Whether the editor checks the document's version before it applies an edit. */
  readonly versioned: boolean;
  /** Whether the editor knows placeholders: a prompt is then selected, to be typed over. */
  readonly snippets: boolean;
};

/**
 * Quick fixes for what the range touches, those that keep the words last. The first one of a finding that mends it by itself
 * is preferred.
 */
export function codeActionsOf(checked: Checked, range: Range, options: Options): CodeAction[] {
  const asked = toSpan(checked.document, range);
  const touched = checked.findings.filter(({ start, end }) => start <= asked.end && asked.start <= end);
  return [
    ...touched.flatMap((finding) => quickFixes(checked, finding, options)),
    ...touched.flatMap((finding) => waysToKeep(checked, finding, options)),
  ];
}

/** Nothing in the note changes by them, so it may be signed. */
function waysToKeep(checked: Checked, finding: Finding, { guide }: Options): CodeAction[] {
  return finding.fixes.flatMap((fix) => {
    const command = keepCommand(checked, finding, fix);
    if (command === undefined) return [];
    const diagnostics = [toDiagnostic(checked, finding, guide)];
    return { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics, command };
  });
}

function quickFixes(
  checked: Checked,
  finding: Finding,
  { guide, versioned, snippets }: Options,
): CodeAction[] {
  const signed = checked.note !== undefined && isSigned(checked.note);
  const preferred = finding.fixes.find(({ kind }) => kind === "rewrite" || kind === "correct");
  return finding.fixes.filter(changesText).map((fix) => ({
    title: signed
      ? say({ id: "fix/on-signed", args: { title: fix.title } }, checked.config.language)
      : fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(checked, finding, guide)],
    edit:
      snippets && versioned
        ? withPlaceholders(checked, fix.edits)
        : workspaceEdit(checked, fix.edits, versioned),
    ...(fix === preferred ? { isPreferred: true } : {}),
  }));
}

const changesText = (fix: FindingFix): fix is FindingFix & { readonly edits: readonly Edit[] } =>
  fix.edits !== undefined;

export function workspaceEdit(
  { document }: Checked,
  edits: readonly Edit[],
  versioned: boolean,
): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map((edit) => ({ range: toRange(document, edit), newText: edit.text }));
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

/** The edits with their prompts as placeholders of a snippet, one after the other. */
function withPlaceholders({ document }: Checked, edits: readonly Edit[]): WorkspaceEdit {
  let stop = 1;
  const textEdits = edits.map((edit) => {
    const range = toRange(document, edit);
    if (!hasPrompt(edit.text)) return { range, newText: edit.text };
    const value = asSnippet(edit.text, stop);
    stop += promptsIn(edit.text).length;
    return { range, snippet: { kind: "snippet" as const, value } };
  });
  return {
    documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }],
  };
}
