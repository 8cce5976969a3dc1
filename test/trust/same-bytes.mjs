// Packages the same sources in two folders, as different people would, and compares: npm run test:same-bytes
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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

/** A copy of the sources as they are now, with what they are built with. */
function copied(name, { umask, changed }) {
  const folder = join(temporary, name);
  const before = process.umask(umask);
  for (const path of sources()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(path, join(folder, path));
    utimesSync(join(folder, path), changed, changed);
  }
  process.umask(before);
  execFileSync("cp", ["-a", "node_modules", folder]);
  return folder;
}

function sources() {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  return list.toString().split("\0").slice(0, -1);
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
