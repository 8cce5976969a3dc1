import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";

const folder = new URL("../../samples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".note"));

/** Notes that show how it is done: their facts are complete and their words are a peer's. */
const EXEMPLARY = [
  "family-peer-school-meeting.note",
  "first-bus-ride-alone.note",
  "moving-day-checklist.note",
  "puesto-en-el-mercado.note",
  "skate-park-after-school.note",
  "warm-line-call-after-midnight.note",
  "wrap-group-week-four.note",
];

const loudIn = async (name: string): Promise<string[]> => {
  const text = readFileSync(new URL(name, folder), "utf8");
  const { findings } = await check(text, defaultConfig(), "2026-11-15");
  return findings
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, start, end }) => `${rule}: ${text.slice(start, end).slice(0, 60)}`);
};

describe("the sample notes", () => {
  test.each(EXEMPLARY)("%s has nothing to mend", async (name) => {
    expect(await loudIn(name)).toEqual([]);
  });

  test.each(files.filter((name) => !EXEMPLARY.includes(name)))("%s has something to show", async (name) => {
    expect((await loudIn(name)).length).toBeGreaterThan(0);
  });
});
