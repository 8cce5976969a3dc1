import { createHmac } from "node:crypto";
import type { Config } from "../../config.ts";
import { settlingFiles } from "../fingerprint.ts";
import { nodeFiles } from "../node-files.ts";
import type { Cache } from "./cache.ts";

/** What the names of a folder's notes are hashed with: all that their findings follow from beside their text. */
export type SaltFor = (config: Config, home: string | undefined) => Promise<Uint8Array>;

export function createSalts({ key, program }: Cache): SaltFor {
  const known = new Map<string, Promise<Uint8Array>>();
  return (config, home) => {
    const where = JSON.stringify([config.folder, home]);
    const salt = known.get(where) ?? saltOf(config, home);
    known.set(where, salt);
    return salt;
  };

  async function saltOf(config: Config, home: string | undefined): Promise<Uint8Array> {
    const hash = createHmac("sha256", key).update(program);
    for (const path of settlingFiles(config, home)) {
      const bytes = await nodeFiles.read(path).catch(() => undefined);
      hash.update(JSON.stringify(bytes === undefined ? null : Buffer.from(bytes).toString("base64")));
    }
    return hash.digest();
  }
}
