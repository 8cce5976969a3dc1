import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** The sources as they are now, whether committed or not, by their paths. */
export const sources = () =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    .toString()
    .split("\0")
    .slice(0, -1);

/** A copy of the sources in a folder, with what they are built with. */
export function copyTo(folder) {
  for (const path of sources()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(path, join(folder, path));
  }
  execFileSync("cp", ["-a", "node_modules", folder]);
}
