import type { Connection } from "vscode-languageserver";
import type { Files } from "../files.ts";
import { READ_FILE, type ReadFileParams, type ReadFileResult } from "./protocol.ts";
import { resolveUri } from "./uri.ts";

/** Files as the editor sees them: remote, virtual and browser workspaces work like folders on a disk. */
export const clientFiles = (connection: Connection): Files => ({
  resolve: resolveUri,
  async read(uri) {
    const params: ReadFileParams = { uri };
    const content = await connection.sendRequest<ReadFileResult>(READ_FILE, params);
    return content === null ? undefined : Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  },
});
