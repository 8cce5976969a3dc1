import type { Connection } from "vscode-languageserver";
import type { WritableFiles } from "../files.ts";
import { fromBase64, toBase64 } from "./base64.ts";
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
 * Files as the editor sees them: remote, virtual and browser workspaces work like folders on a disk. What lies on a `disk`
 * that the server reaches is changed there: the editor can neither lock a file nor keep it from others.
 */
export function clientFiles(connection: Connection, disk: WritableFiles | undefined): WritableFiles {
  async function read(uri: string): Promise<Uint8Array | undefined> {
    const params: ReadFileParams = { uri };
    const content = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
    return content === null ? undefined : fromBase64(content);
  }
  async function update(...[uri, change]: Parameters<WritableFiles["update"]>): Promise<void> {
    const changed = change(await read(uri));
    if (changed === undefined) return;
    const params: WriteFileParams = { uri, content: toBase64(changed) };
    await connection.sendRequest(WRITE_FILE, params);
  }
  let last = Promise.resolve();
  return {
    resolve: resolveUri,
    read,
    list(folder, globs) {
      const params: ListFilesParams = { folder, globs };
      return connection.sendRequest<ListFilesResult>(LIST_FILES, params);
    },
    stamp: async (uri) => (uri.startsWith("file:") ? disk?.stamp(uri) : undefined),
    update(uri, change, options) {
      if (disk !== undefined && uri.startsWith("file:")) return disk.update(uri, change, options);
      // One after the other, so that each changes what the one before it wrote.
      const next = last.then(() => update(uri, change));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
