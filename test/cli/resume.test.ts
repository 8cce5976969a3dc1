import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { cutShort, longExport } from "./interrupted.ts";
import { CLI, folderWith, peernote } from "./peernote.ts";

const LINT = ["lint", "export.csv", "--format", "ndjson", "--workers", "1"];
const MARK = "out.ndjson.checkpoint.json";

test("a run that was killed goes on where it stopped, and its report is that of a run that was not", async () => {
  const folder = folderWith({ "export.csv": longExport(800), "out.ndjson": "the report of last week\n" });
  await cutShort(folder, [...LINT, "--today", "2026-01-05", "-o", "out.ndjson"], "SIGKILL", MARK);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  expect(read("out.ndjson"), "a run that fails leaves the file as it was").toBe("the report of last week\n");
  expect(read(MARK), "no word of a note").not.toMatch(/ozella|manipul|garden|aunt/i);
  const part = read("out.ndjson.part");
  const { mtime } = statSync(join(folder, "export.csv"));

  const unsure = await peernote(folder, [...LINT, "-o", "out.ndjson"]);
  expect(unsure.stderr).toMatch(
    /^peernote: out\.ndjson has an earlier run beside it, which stopped after \d+ notes: --resume goes on, --fresh begins anew\.\n$/,
  );
  const otherwise = await peernote(folder, [...LINT, "-o", "out.ndjson", "--resume", "--quiet"]);
  expect(otherwise.stderr).toContain("cannot go on: the options are not those that it was begun with");
  writeFileSync(join(folder, ".peernote.json"), '{ "client": "member" }');
  const settled = await peernote(folder, [...LINT, "-o", "out.ndjson", "--resume"]);
  expect(settled.stderr).toContain("cannot go on: settings, words or acceptances have changed");
  rmSync(join(folder, ".peernote.json"));
  utimesSync(join(folder, "export.csv"), mtime, new Date(mtime.valueOf() + 60_000));
  const changed = await peernote(folder, [...LINT, "-o", "out.ndjson", "--resume"]);
  expect(changed.stderr).toContain("cannot go on: what it reads has changed");
  expect([unsure, otherwise, settled, changed].map(({ status }) => status)).toEqual([2, 2, 2, 2]);
  expect(read("out.ndjson.part"), "nothing is thrown away").toBe(part);
}, 120_000);

test("--resume on another day goes on with the day of the first run, and nothing is left beside the report", async () => {
  const folder = folderWith({ "export.csv": longExport(800) });
  const whole = await peernote(folder, [...LINT, "--today", "2026-01-05", "-o", "whole.ndjson"]);
  await cutShort(folder, [...LINT, "--today", "2026-01-05", "-o", "out.ndjson"], "SIGKILL", MARK);
  expect(existsSync(join(folder, "out.ndjson"))).toBe(false);
  const { status, stderr } = await peernote(folder, [...LINT, "-o", "out.ndjson", "--resume"]);
  expect(status, stderr).toBe(whole.status);
  const [resumed, uninterrupted] = ["out.ndjson", "whole.ndjson"].map((name) =>
    readFileSync(join(folder, name)),
  );
  expect(resumed!.equals(uninterrupted!)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["export.csv", "out.ndjson", "whole.ndjson"]);
}, 120_000);

test("a report that another run is writing is left to it", async () => {
  const folder = folderWith({ "export.csv": longExport(2000) });
  const first = spawn(process.execPath, [CLI, ...LINT, "-o", "out.ndjson"], { cwd: folder, stdio: "ignore" });
  const ended = once(first, "close");
  await vi.waitUntil(() => existsSync(join(folder, MARK)), { timeout: 60_000 });
  for (const how of [[], ["--resume"], ["--fresh"]]) {
    const second = await peernote(folder, [...LINT, "-o", "out.ndjson", ...how]);
    expect(second.stderr).toBe(
      `peernote: out.ndjson is being written by another run (process ${first.pid}): wait for it, or end it.\n`,
    );
    expect(second.status).toBe(2);
  }
  expect(first.exitCode, "it goes on").toBeNull();
  first.kill("SIGKILL");
  await ended;
}, 120_000);
