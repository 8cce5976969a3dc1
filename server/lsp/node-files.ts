import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { WritableFiles } from "../files.ts";
import { updateFile } from "./update-file.ts";
import { resolveUri } from "./uri.ts";

/** Files by their `file:` address, read and changed by Node. Behind any other address there is nothing. */
export const nodeFiles: WritableFiles = {
  resolve: resolveUri,
  async read(uri) {
    if (!uri.startsWith("file:")) return undefined;
    try {
      return await readFile(fileURLToPath(uri));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  update: (uri, change, options) => updateFile(fileURLToPath(uri), change, options),
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
