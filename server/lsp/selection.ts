import picomatch from "picomatch/posix";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FolderConfig } from "./configuration.ts";
import { isTemplate } from "../templates.ts";
import { pathBelow } from "./uri.ts";

/**
 * Whether a document is a note. Documents of language `progress-note` are, whatever their address, and `.note` files, and
 * what `include` in the folder's settings names. Editors other than VS Code call plain text `text` or nothing at all and
 * have the server look only at what their user chose for it: such documents are notes too. Templates are not.
 */
export function isNote(
  { uri, languageId }: TextDocument,
  { folder, config }: Pick<FolderConfig, "folder" | "config">,
): boolean {
  const settled = config.folder === undefined ? undefined : pathBelow(config.folder, uri);
  if (settled !== undefined && isTemplate(settled, config.settings)) return false;
  if (CHOSEN.has(languageId) || uri.endsWith(".note")) return true;
  const path = folder === undefined ? undefined : pathBelow(folder, uri);
  return path !== undefined && config.settings.include.some((glob) => picomatch.isMatch(path, glob));
}

const CHOSEN: ReadonlySet<string> = new Set(["progress-note", "text", ""]);
