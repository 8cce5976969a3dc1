import type { Connection } from "vscode-languageserver";
import type { Client } from "./client.ts";
import type { Guard } from "./guard.ts";

/** The name of peernote's section in an editor's settings. */
export const SECTION = "peernote";

/** The editor's own settings, unchecked: asked for where it answers, otherwise what it sent last. */
export type EditorSettings = {
  of(folder: string | undefined): Promise<unknown>;
  /** What came with a change of settings. Editors that answer questions send nothing of use here. */
  sent(settings: unknown): void;
};

export function createEditorSettings(connection: Connection, client: Client, guard: Guard): EditorSettings {
  let last: unknown;
  return {
    async of(folder) {
      if (!client.configures) return last;
      const item = { section: SECTION, ...(folder === undefined ? {} : { scopeUri: folder }) };
      return guard("asking for settings", undefined, () => connection.workspace.getConfiguration(item));
    },
    sent(settings) {
      if (typeof settings === "object" && settings !== null && SECTION in settings) last = settings[SECTION];
    },
  };
}
