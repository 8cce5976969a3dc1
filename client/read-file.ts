import { FileSystemError, Uri, workspace, type Disposable } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { READ_FILE, type ReadFileParams, type ReadFileResult } from "../server/lsp/protocol.ts";

/** Reads files for the server, so that remote and virtual folders work like a disk. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  return client.onRequest(READ_FILE, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    try {
      const bytes = await workspace.fs.readFile(Uri.parse(uri, true));
      return Buffer.from(bytes).toString("base64");
    } catch (error) {
      if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
      throw error;
    }
  });
}
