import { expect, test } from "vitest";
import { folderWith, peernote } from "./peernote.ts";

test("notes of an earlier day are left out and counted; a note without a day is linted", async () => {
  const folder = folderWith({
    "export.csv":
      "id,date,narrative\nn-1,2024-12-31,We sang.\nn-2,2025-01-01,We sang.\nn-3,,We sang.\nn-4,soon,We sang.\n",
    "a.note": "Date of service: 12/31/2024\n\nWe sang.\n",
    "b.note": "Date of service: 1/1/2025\n\nWe sang.\n",
  });
  const args = ["lint", "export.csv", ".", "--since", "2025-01-01", "--format", "json"];
  const { stdout, stderr } = await peernote(folder, args);
  const { files, summary } = JSON.parse(stdout) as {
    files: { path: string; row?: number }[];
    summary: { files: number };
  };
  expect(files.map(({ path, row }) => row ?? path)).toEqual([3, 4, 5, "b.note"]);
  expect(summary.files).toBe(4);
  expect(stderr).toContain("peernote: left out 2 notes from before 2025-01-01.\n");
});
