import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Files } from "../files.ts";
import { resolveUri } from "./uri.ts";

/** Files by their `file:` address, read by Node. Behind any other address there is nothing. */
export const nodeFiles: Files = {
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
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
