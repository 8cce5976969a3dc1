// Files when things go wrong: full and read-only disks, many processes at once, and kills (-- --kills 30).
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { killAll } from "./kills.mjs";

const { values } = parseArgs({ options: { kills: { type: "string", default: "30" } } });

const { status } = spawnSync("unshare", ["--mount", process.execPath, "test/files/disks.mjs"], {
  stdio: "inherit",
});
if (status !== 0) throw new Error("disks: see above. Only root can make small ones");
await import("./together.mjs");
await killAll(Number(values.kills));
