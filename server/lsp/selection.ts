import picomatch from "picomatch/posix";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FolderConfig } from "./configuration.ts";
import { kindOf } from "../kinds.ts";
import { isTemplate } from "../templates.ts";
import { pathBelow } from "./uri.ts";

type Place = Pick<FolderConfig, "folder" | "config">;

/**
 * Whether a document is a note. Documents of language `progress-note` are, whatever their address, and files that are notes.
 * Editors other than VS Code call plain text `text` or nothing at all and have the server look only at what their user chose
 * for it: such documents are notes too. Templates are not.
 */
export const isNote = ({ uri, languageId }: TextDocument, place: Place): boolean =>
  CHOSEN.has(languageId) ? !isOfTemplates(uri, place) : isNoteFile(uri, place);

const CHOSEN: ReadonlySet<string> = new Set(["progress-note", "text", ""]);

/** Whether a file is a note by its name: `.note` files are, and what `include` in the folder's settings names. */
export function isNoteFile(uri: string, place: Place): boolean {
  if (isOfTemplates(uri, place)) return false;
  if (uri.endsWith(".note")) return true;
  if (kindOf(uri) !== "text") return false; // an export of many notes is for the command line
  const { folder, config } = place;
  const path = folder === undefined ? undefined : pathBelow(folder, uri);
  return path !== undefined && config.settings.include.some((glob) => picomatch.isMatch(path, glob));
}

function isOfTemplates(uri: string, { config }: Place): boolean {
  const settled = config.folder === undefined ? undefined : pathBelow(config.folder, uri);
  return settled !== undefined && isTemplate(settled, config.settings);
}
