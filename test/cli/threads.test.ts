import { join } from "node:path";
import { expect, test } from "vitest";
import { longExport } from "./interrupted.ts";
import { folderWith, peernote } from "./peernote.ts";

/** Says at the end how many threads a program has started. */
const COUNTER = `
const { isMainThread } = require("node:worker_threads");
let threads = 0;
process.on("worker", () => threads++);
if (isMainThread) process.on("exit", () => process.stderr.write("threads: " + threads + "\\n"));
`;

test.each([
  ["few notes need none", longExport(100), 0],
  ["many notes get all that were asked for", longExport(700), 3],
  ["so do few long ones", `Narrative\n${`"${"We walked on. ".repeat(6000)}"\n`.repeat(40)}`, 3],
])(
  "threads: %s",
  async (_, rows, threads) => {
    const folder = folderWith({ "export.csv": rows, "count.cjs": COUNTER });
    const { status, stderr } = await peernote(
      folder,
      ["lint", "export.csv", "--workers", "3", "--format", "ndjson"],
      { env: { NODE_OPTIONS: `--require=${join(folder, "count.cjs")}` } },
    );
    expect(stderr).toContain(`threads: ${threads}\n`);
    expect(status).toBeLessThan(2);
  },
  120_000,
);
