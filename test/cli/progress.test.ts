import { join } from "node:path";
import { expect, test } from "vitest";
import { fixRun } from "../../server/cli/fix.ts";
import { progressLine } from "../../server/cli/progress.ts";
import { folderWith } from "./peernote.ts";

test("progress says how many notes are done, how fast, and how long it takes still", () => {
  expect(progressLine({ notes: 96, seconds: 0 })).toBe("96 notes");
  expect(progressLine({ notes: 12_000, seconds: 60 })).toBe("12,000 notes, 200 a second");
  expect(progressLine({ notes: 12_000, seconds: 60, share: 0.25 })).toBe(
    "12,000 notes, 200 a second, 25 %, about 3 min left",
  );
  expect(progressLine({ notes: 100, seconds: 60, share: 0.01 })).toBe(
    "100 notes, 2 a second, 1 %, about 1 h 39 min left",
  );
  expect(progressLine({ notes: 100, seconds: 10, share: 0.5 })).toBe(
    "100 notes, 10 a second, 50 %, about 10 s left",
  );
});

test("fixing tells behind each note how many it has looked at, and keeps what is said of it", async () => {
  const folder = folderWith({ "a.note": "Pt has a hx of falls.\n", "b.note": "We laughed.\n" });
  const seen: number[] = [];
  const { said, count } = await fixRun([join(folder, "a.note"), join(folder, "b.note")], {
    write: false,
    today: "2026-03-06",
    accepted: true,
    complain: (where, what) => expect.fail(`${where} ${what}`),
    say: ({ text }) => text,
    reached: (notes) => seen.push(notes),
  });
  expect(seen).toEqual([1, 2]);
  expect(said).toEqual(["Client has a history of falls.\n", "We laughed.\n"]);
  expect(count).toEqual({ fixes: 2, files: 1 });
});
