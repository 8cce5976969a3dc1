import { dirname, resolve } from "node:path";
import { keyIn, readKey, type KeyFiles } from "../accepted.ts";
import { KEY_FILE } from "../config.ts";
import { decodeText } from "../files.ts";
import { FileProblem } from "../json-file.ts";
import { CannotWrite } from "./cannot-write.ts";
import { shown } from "./configs.ts";
import { codeOf, nodeFiles } from "./node-files.ts";
import type { Complain } from "./result.ts";
import { updateFile } from "./update-file.ts";

/**
 * The key that ids and writers of an export are coded with: that of the folder whose settings hold for it or, where there are none,
 * of its own folder. It is made where there is none yet. Undefined, after one complaint, where there can be none.
 */
export type KeyFor = (path: string, folder: string | undefined) => Promise<Uint8Array | undefined>;

/** With `keyFile` there is one key for all, and none is made. */
export function createKeys(keyFile: string | undefined, complain: Complain): KeyFor {
  const known = new Map<string, Promise<Uint8Array | undefined>>();

  return (path, folder = dirname(path)) => {
    const where = keyFile ?? resolve(folder);
    const key = known.get(where) ?? keyAt(where);
    known.set(where, key);
    return key;
  };

  async function keyAt(where: string): Promise<Uint8Array | undefined> {
    try {
      return await (keyFile === undefined ? keyIn(files, where) : keyNamed(where));
    } catch (error) {
      if (error instanceof FileProblem) {
        const { file, line, column, detail } = error;
        complain(`${shown(file)}:${line}:${column}:`, `${detail}. ${LEFT_OUT}: ${MEND}`);
      } else
        complain(
          shown(files.resolve(where, KEY_FILE)),
          `cannot be made (${codeOf(error instanceof CannotWrite ? error.cause : error)}). ${LEFT_OUT}: ${MEND}`,
        );
      return undefined;
    }
  }
}

const LEFT_OUT = "Ids and writers are left out of the report";
const MEND = "run this once where it may be written, or name a key: --key FILE";

async function keyNamed(path: string): Promise<Uint8Array> {
  const bytes = await nodeFiles.read(path).catch(() => undefined);
  if (bytes === undefined)
    throw new FileProblem(path, 1, 1, "there is no key that can be read here: check the spelling");
  return readKey(path, decodeText(bytes));
}

const files: KeyFiles = { ...nodeFiles, update: updateFile };
