import { expect, test } from "vitest";
import { cutShort, longExport } from "./interrupted.ts";
import { folderWith } from "./peernote.ts";

test.each([
  ["few, which need no threads", 300],
  ["many", 900],
])(
  "an interrupt prints what was done: the report ends well, and it is said how much of it there is: %s",
  async (_, rows) => {
    const folder = folderWith({ "export.csv": longExport(rows) });
    const { status, stdout, stderr } = await cutShort(
      folder,
      ["lint", "export.csv", "--format", "json"],
      "SIGINT",
    );
    const { files, summary } = JSON.parse(stdout) as { files: unknown[]; summary: { files: number } };
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(rows);
    expect(summary.files).toBe(files.length);
    expect(stderr).toContain(`peernote: stopped after ${files.length} notes.`);
    expect(status).toBe(130);
  },
  120_000,
);

test("an interrupt while a file is written leaves what is needed to go on", async () => {
  const folder = folderWith({ "export.csv": longExport(900) });
  const args = ["lint", "export.csv", "-o", "out.txt"];
  const { status, stderr } = await cutShort(folder, args, "SIGINT", "out.txt.checkpoint.json");
  expect(stderr).toMatch(/stopped after \d+ notes\. The same command with --resume goes on\.\n$/);
  expect(status).toBe(130);
}, 120_000);
