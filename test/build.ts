import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Tests run on what the sources say now: the lexicon and the bundles are built before the first of them. What tests write for a while lies in one folder,
 * which is taken away after the last of them. All cores have a test to run: what V8 would do on the side, in each of the many short processes, is done by the
 * process itself, which takes a tenth less time.
 */
export default function prepare(): () => void {
  execFileSync(process.execPath, ["esbuild.mjs"], { stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "peernote-tests-"));
  chmodSync(folder, 0o755); // some tests run the command as another user
  process.env["TMPDIR"] = folder;
  process.env["NODE_OPTIONS"] = `${process.env["NODE_OPTIONS"] ?? ""} --v8-pool-size=0`;
  return () => rmSync(folder, { recursive: true, force: true });
}
