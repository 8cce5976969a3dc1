import { expect, test } from "vitest";
import { progressLine } from "../../server/cli/progress.ts";

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
