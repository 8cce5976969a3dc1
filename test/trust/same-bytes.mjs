// Packages the same sources in two folders, as different people would, and compares: npm run test:same-bytes
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyTo, sources } from "./copy.mjs";

const temporary = mkdtempSync(join(tmpdir(), "peernote-bytes-"));
try {
  const here = copied("a", { umask: 0o022, changed: new Date() });
  const there = copied("elsewhere/with a name", { umask: 0o077, changed: new Date("2001-02-03") });
  const sums = [
    packaged(here, { TZ: "Asia/Kolkata", LANG: "C" }),
    packaged(there, { TZ: "America/Los_Angeles", LANG: "tr_TR.UTF-8" }),
  ];
  console.log(sums.join("\n"));
  if (sums[0] !== sums[1]) throw new Error("the same sources gave two different packages");
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** A copy of the sources, for people whose files have other permissions and dates. */
function copied(name, { umask, changed }) {
  const folder = join(temporary, name);
  const before = process.umask(umask);
  copyTo(folder);
  process.umask(before);
  for (const path of sources()) utimesSync(join(folder, path), changed, changed);
  return folder;
}

/** The SHA-256 of the `.vsix` that is made in a folder. */
function packaged(folder, env) {
  execFileSync("npm", ["run", "package"], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [vsix] = readdirSync(folder).filter((file) => file.endsWith(".vsix"));
  return createHash("sha256")
    .update(readFileSync(join(folder, vsix)))
    .digest("hex");
}
