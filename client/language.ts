import { env, workspace } from "vscode";
import english from "../l10n/extension.en.json" with { type: "json" };
import spanish from "../l10n/extension.es.json" with { type: "json" };
import { languageOf, sayer, type MessageOf } from "../server/saying.ts";

/** What the extension itself says, by its name in l10n/extension.*.json. */
export type Message = MessageOf<keyof typeof english>;

/** Puts it into words, in the language of the settings or else of VS Code. */
export function say(message: Message): string {
  const chosen = workspace.getConfiguration("peernote").get("language", "auto");
  return sayIn(message, languageOf(chosen === "auto" ? env.language : chosen));
}

const sayIn = sayer<keyof typeof english>({ en: english, es: spanish });
