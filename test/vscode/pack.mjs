import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Builds and packs the extension, and gives the path of its .vsix. */
export function packExtension() {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  execFileSync("npm", ["run", "--silent", "package"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return resolve(root, `peernote-${version}.vsix`);
}
