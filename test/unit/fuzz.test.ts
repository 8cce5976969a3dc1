import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targets } from "../fuzz/targets/index.ts";

const FOUND = "test/hostile/found";

/** Inputs that something was wrong with once. */
const found = readdirSync(FOUND).map((name) => {
  const kept = JSON.parse(readFileSync(`${FOUND}/${name}`, "utf8")) as { target: string; input: string };
  return [name, kept] as const;
});

test.each(found)("%s is read", async (_, { target, input }) => {
  await targets[target]!.run(input);
});

describe("a few made inputs for each target of the fuzzer, and those that it begins with", () => {
  test.each(Object.entries(targets))("%s", async (_, { run, inputs, seeds }) => {
    expect(seeds.length).toBeGreaterThan(0);
    for (const input of [...seeds.slice(0, 5), ...fc.sample(inputs, { seed: 1, numRuns: 5 })])
      await run(input);
  });
});
