import { env, workspace } from "vscode";
import { languageOf, say as sayIn, type Message } from "../server/messages.ts";

/** Puts what the extension itself says into words, in the language of the settings or else of VS Code. */
export function say(message: Message): string {
  const chosen = workspace.getConfiguration("peernote").get("language", "auto");
  return sayIn(message, languageOf(chosen === "auto" ? env.language : chosen));
}
