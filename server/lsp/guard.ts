import type { Connection } from "vscode-languageserver";

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

/** What is logged of an error. Its message stays out of the log: it may quote the note. */
export function kindAndPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return [error.name, ...frames].join("\n");
}
