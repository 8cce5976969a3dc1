import { FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { decodeText } from "../server/files.ts";
import { TEMPLATES_FOLDER, type TemplatesParams, type TemplatesResult } from "../server/lsp/protocol.ts";
import { say } from "./language.ts";

/** A note to start from. Its text is read once it is chosen. */
export type Template = { readonly title: string; readonly about?: string; readonly file: Uri };

/** Those that come with the extension, the commonest first. */
export const builtInTemplates = (extension: Uri): Template[] =>
  BUILT_IN.map((name) => ({
    title: say({ id: `new-note/${name}` }),
    about: say({ id: `new-note/${name}-about` }),
    file: Uri.joinPath(extension, "client", "templates", `${name}.note`),
  }));

const BUILT_IN = [
  "individual",
  "skill-building-group",
  "family",
  "brief-contact",
  "birp",
  "narrative",
] as const;

/** The agency's own, by the settings that hold at an address: every `.note` and `.txt` file of a folder, named after the file. */
export async function agencyTemplates(client: BaseLanguageClient, uri: string): Promise<Template[]> {
  const params: TemplatesParams = { uri };
  const address = await client.sendRequest<TemplatesResult>(TEMPLATES_FOLDER, params);
  if (address === null) return [];
  const folder = Uri.parse(address, true);
  return (await filesIn(folder))
    .flatMap((name) => {
      const title = /^(.+)\.(?:note|txt)$/i.exec(name)?.[1];
      return title === undefined ? [] : [{ title, file: Uri.joinPath(folder, name) }];
    })
    .sort((a, b) => a.title.localeCompare(b.title));
}

async function filesIn(folder: Uri): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => type === FileType.File).map(([name]) => name);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return [];
    throw error;
  }
}

/** The text of a template. Rejects where it cannot be read or is no text. */
export const textOf = async ({ file }: Template): Promise<string> =>
  decodeText(await workspace.fs.readFile(file));
