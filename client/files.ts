import { Disposable, FileSystemError, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { fromBase64, toBase64 } from "../server/lsp/base64.ts";
import {
  LIST_FILES,
  READ_FILE,
  WRITE_FILE,
  type ListFilesParams,
  type ListFilesResult,
  type ReadFileParams,
  type ReadFileResult,
  type WriteFileParams,
} from "../server/lsp/protocol.ts";

/** Reads, writes and finds files for the server, so that remote and virtual folders work like a disk. */
export const answerFileRequests = (client: BaseLanguageClient): Disposable =>
  Disposable.from(
    client.onRequest(READ_FILE, readFile),
    client.onRequest(WRITE_FILE, writeFile),
    client.onRequest(LIST_FILES, async (params: ListFilesParams): Promise<ListFilesResult> => {
      const found = await listFiles(params);
      return [...new Set(found.map(client.code2ProtocolConverter.asUri))];
    }),
  );

/** What the editor hides (`files.exclude`) is not found, and nothing in folders of other people's files. */
async function listFiles({ folder, globs }: ListFilesParams): Promise<Uri[]> {
  const base = Uri.parse(folder, true);
  const found = await Promise.all(
    globs.map((glob) => workspace.findFiles(new RelativePattern(base, glob), "**/node_modules/**")),
  );
  return found.flat();
}

async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return toBase64(await workspace.fs.readFile(Uri.parse(uri, true)));
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
    throw error;
  }
}

/** Written beside the file first: what is half written never takes its place. */
async function writeFile({ uri, content }: WriteFileParams): Promise<void> {
  const file = Uri.parse(uri, true);
  const beside = file.with({ path: `${file.path}.tmp` });
  await workspace.fs.writeFile(beside, fromBase64(content));
  await workspace.fs.rename(beside, file, { overwrite: true });
}
