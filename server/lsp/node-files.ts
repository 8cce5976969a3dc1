import { lstat, stat } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nodeFiles as disk, readOrdinary, whyUnreadable } from "../batch/node-files.ts";
import type { WritableFiles } from "../files.ts";
import { updateFile } from "../batch/update-file.ts";
import { resolveUri } from "./uri.ts";

/** Files by their `file:` address, read and changed by Node. Behind any other address there is nothing. */
export const nodeFiles: WritableFiles = {
  resolve: resolveUri,
  async read(uri) {
    if (!uri.startsWith("file:")) return undefined;
    try {
      return await readOrdinary(fileURLToPath(uri));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw new Error(whyUnreadable(error), { cause: error });
    }
  },
  async list(folder, globs) {
    if (!folder.startsWith("file:")) return [];
    const found = await disk.list(fileURLToPath(folder), globs);
    const kinds = await Promise.all(found.map((path) => lstat(path).catch(() => undefined)));
    // What a link leads to may lie outside of the folder.
    return found.filter((_, at) => kinds[at]?.isFile()).map((path) => pathToFileURL(path).toString());
  },
  async stamp(uri) {
    const is = await stat(fileURLToPath(uri)).catch(() => undefined);
    return is && `${is.mtimeMs} ${is.size}`;
  },
  update: (uri, change, options) => updateFile(fileURLToPath(uri), change, options),
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
