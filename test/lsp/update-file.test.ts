import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { updateFile } from "../../server/batch/update-file.ts";
import { folderWith, write } from "./client.ts";

const lines = (path: string): string[] => readFileSync(path, "utf8").split("\n").slice(0, -1);

const withLine = (line: string) => (bytes: Uint8Array | undefined) =>
  Buffer.from(`${Buffer.from(bytes ?? []).toString()}${line}\n`);

/** Makes a lock as old as one that its process left behind when it was killed. */
const age = (lock: string): void => utimesSync(lock, 0, 0);

test("a lock that outlived its process is broken, and nothing is lost of what several write there", async () => {
  for (let round = 0; round < 5; round++) {
    const folder = folderWith({ "a.json": "", "a.json.lock": "" });
    const path = join(folder, "a.json");
    age(`${path}.lock`);
    const written = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const inTurn = async (line: string, at: number) => {
      for (let turn = 0; turn < at; turn++) await nextTurn(); // one breaks it while another has just seen it
      await updateFile(path, withLine(line));
    };
    await Promise.all(written.map(inTurn));
    expect(lines(path).sort()).toEqual(written.sort());
    expect(readdirSync(folder)).toEqual(["a.json"]);
  }
});

test("a lock that was made just now is waited for", async () => {
  const folder = folderWith({ "a.json": "", "a.json.lock": "" });
  const path = join(folder, "a.json");
  const update = updateFile(path, withLine("waited"));
  for (let round = 0; round < 20; round++) await updateFile(join(folder, "b.json"), withLine("did not"));
  write(folder, "a.json", "held the lock\n");
  rmSync(`${path}.lock`);
  await update;
  expect(lines(path)).toEqual(["held the lock", "waited"]);
  expect(lines(join(folder, "b.json"))).toHaveLength(20);
});

test("a process that is killed while it writes leaves the old file or the new one, whole", async () => {
  const folder = folderWith({});
  const [script, path] = [join(folder, "writer.cjs"), join(folder, "a.json")];
  await build({
    stdin: { contents: WRITER, resolveDir: "server/batch", loader: "ts" },
    bundle: true,
    platform: "node",
    outfile: script,
  });
  let leftLocks = 0;
  for (let round = 0; round < 15; round++) {
    const writer = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
    await once(writer.stdout, "data");
    await pause(Math.random() * 20);
    writer.kill("SIGKILL");
    await once(writer, "close");
    expect(isWhole(JSON.parse(readFileSync(path, "utf8")))).toBe(true);
    if (!existsSync(`${path}.lock`)) continue;
    leftLocks++;
    age(`${path}.lock`);
  }
  expect(leftLocks).toBeGreaterThan(0); // else none was killed at work
  await updateFile(path, () => Buffer.from("done"));
  expect(readFileSync(path, "utf8")).toBe("done");
});

/** Writes a long file anew and anew: the same number, many times. Says so after each. */
const WRITER = `
  import { updateFile } from "./update-file.ts";
  const next = (bytes?: Uint8Array) => {
    const [last] = bytes === undefined ? [0] : (JSON.parse(Buffer.from(bytes).toString()) as number[]);
    return Buffer.from(JSON.stringify(Array(50_000).fill(last! + 1)));
  };
  void (async () => {
    for (;;) {
      await updateFile(process.argv[2]!, next);
      process.stdout.write(".");
    }
  })();
`;

const isWhole = (numbers: readonly number[]): boolean =>
  numbers.length === 50_000 && new Set(numbers).size === 1;
