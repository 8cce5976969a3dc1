import type { Connection } from "vscode-languageserver";
import type { WritableFiles } from "../files.ts";
import {
  LIST_FILES,
  READ_FILE,
  WRITE_FILE,
  type ListFilesParams,
  type ListFilesResult,
  type ReadFileParams,
  type ReadFileResult,
  type WriteFileParams,
} from "./protocol.ts";
import { resolveUri } from "./uri.ts";

/**
 * Files as the editor sees them: remote, virtual and browser workspaces work like folders on a disk. What does lie on a
 * disk is changed there: the editor can neither lock a file nor keep it from others.
 */
export function clientFiles(connection: Connection, disk: WritableFiles): WritableFiles {
  async function read(uri: string): Promise<Uint8Array | undefined> {
    const params: ReadFileParams = { uri };
    const content = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
    return content === null ? undefined : Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  }
  return {
    resolve: resolveUri,
    read,
    list(folder, globs) {
      const params: ListFilesParams = { folder, globs };
      return connection.sendRequest<ListFilesResult>(LIST_FILES, params);
    },
    stamp: async (uri) => (uri.startsWith("file:") ? disk.stamp(uri) : undefined),
    async update(uri, change, options) {
      if (uri.startsWith("file:")) return disk.update(uri, change, options);
      const changed = change(await read(uri));
      if (changed === undefined) return;
      const params: WriteFileParams = { uri, content: btoa(String.fromCharCode(...changed)) };
      await connection.sendRequest(WRITE_FILE, params);
    },
  };
}
