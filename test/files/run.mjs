// Files when things go wrong: full and read-only disks, many processes at once, and kills (-- --kills 30).
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { killAll } from "./kills.mjs";

const { values } = parseArgs({ options: { kills: { type: "string", default: "30" } } });

if (spawnSync("unshare", ["--mount", "true"]).status !== 0)
  console.log("disks: left out, since only root can make small ones");
else if (
  spawnSync("unshare", ["--mount", process.execPath, "test/files/disks.mjs"], { stdio: "inherit" }).status !==
  0
)
  throw new Error("disks: see above");
await import("./together.mjs");
await killAll(Number(values.kills));
