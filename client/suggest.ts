import { CompletionItemKind, CompletionList } from "vscode";
import type { CompletionMiddleware } from "vscode-languageclient";

/** Behind a label that was taken from a list, its values come up. They are not chosen by themselves. */
export const suggestBehindLabels: CompletionMiddleware = {
  async provideCompletionItem(document, position, context, token, next) {
    const offered = await next(document, position, context, token);
    for (const item of offered instanceof CompletionList ? offered.items : (offered ?? []))
      if (item.kind === CompletionItemKind.Field) item.command = SUGGEST;
    return offered;
  },
};

const SUGGEST = { title: "", command: "editor.action.triggerSuggest", arguments: [{ auto: true }] };
