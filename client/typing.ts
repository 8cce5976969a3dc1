import {
  CancellationError,
  workspace,
  type CancellationToken,
  type Disposable,
  type TextDocument,
} from "vscode";
import type { DiagnosticProviderMiddleware } from "vscode-languageclient";

/** Milliseconds without a key after which a word is taken to be finished. */
const PAUSE = 700;

/** The version that came of the last key inside a word, where a key was the last change. */
let midWord: { readonly document: TextDocument; readonly version: number } | undefined;

/** Follows what is typed, for {@link afterTheWord}. */
export const followTyping = (): Disposable =>
  workspace.onDidChangeTextDocument(({ document, contentChanges: [change, ...others] }) => {
    if (change === undefined || others.length > 0) return;
    const isKey =
      change.text.length + change.rangeLength === 1 && change.text !== " " && change.text !== "\n";
    midWord = isKey ? { document, version: document.version } : undefined;
  });

/**
 * Half a word is often another word, and half a date is none: what is underlined stays as it is until the word that is being
 * written ends, or the writer rests.
 */
export const afterTheWord: DiagnosticProviderMiddleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    if (midWord?.document === document && midWord.version === midWord.document.version) await rest(token);
    if (token.isCancellationRequested) throw new CancellationError();
    return next(document, previousResultId, token);
  },
};

/** Ends early with the next key, which asks anew. */
const rest = (token: CancellationToken): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
