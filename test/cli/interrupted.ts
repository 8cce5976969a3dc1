import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CLI, type Run } from "./peernote.ts";

/** An export that takes some seconds to lint, every row of it with something to find. */
export const longExport = (rows: number): string =>
  `Date,Minutes,Narrative\n${Array.from(
    { length: rows },
    (_, row) =>
      `2025-03-04,45,"Ozella ${row} showed me the map of stop ${row}. She was manipulative with her aunt. ${"We walked on and talked about the garden. ".repeat(20)}"\n`,
  ).join("")}`;

/** Runs the built command until a file is there, or until it has said something, and sends it a signal. */
export function cutShort(
  folder: string,
  args: readonly string[],
  signal: NodeJS.Signals,
  file?: string,
): Promise<Run> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (output.stdout.length < 1000 && output.stdout.length + text.length >= 1000 && file === undefined)
      child.kill(signal);
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const watching = setInterval(() => {
    if (file === undefined || !existsSync(join(folder, file))) return;
    clearInterval(watching);
    child.kill(signal);
  }, 5);
  return new Promise((done, failed) => {
    child.on("error", failed).on("close", (status) => {
      clearInterval(watching);
      done({ status, ...output });
    });
  });
}
