import type { Connection } from "vscode-languageserver";
import { kindAndPlace } from "../mistake.ts";

/** Runs `work`; where it fails the failure is logged and `otherwise` is the answer. The server lives on. */
export type Guard = <T>(what: string, otherwise: T, work: () => Promise<T>) => Promise<T>;

export const createGuard =
  (connection: Connection): Guard =>
  async (what, otherwise, work) => {
    try {
      return await work();
    } catch (error) {
      connection.console.error(`peernote: ${what} failed: ${kindAndPlace(error)}`);
      return otherwise;
    }
  };
