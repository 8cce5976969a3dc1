import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const CLI = resolve("dist/cli.cjs");

export type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** A folder of its own with these files in it, by path. It is taken away after all tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "peernote-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The environment of the tests, without what would decide about colors. */
const OUTSIDE = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !["NO_COLOR", "FORCE_COLOR", "CI"].includes(name)),
);

/** Runs the built command in a folder, as a shell would. */
export function peernote(
  folder: string,
  args: readonly string[],
  {
    input = "",
    env = {},
    ...as
  }: { input?: string | Uint8Array; env?: Record<string, string>; uid?: number } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, env: { ...OUTSIDE, ...env }, ...as });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.on("error", () => undefined).end(input); // a command that reads nothing may be gone by now
  return new Promise((done, failed) => {
    child.on("error", failed).on("close", (status) => done({ status, ...output }));
  });
}

/** Settings under which only this folder's own words are found, so that a test knows what to expect. */
export function settings(more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ lexicon: ["words.json"], ...more });
}

export const WORDS = JSON.stringify({
  category: "motive",
  entries: [
    {
      terms: ["zorbled"],
      instead: ["laughed out loud", "smiled"],
      examples: ["He [[zorbled]]."],
    },
    { terms: ["quite gromful"], examples: ["He was [[quite gromful]]."] },
  ],
});
