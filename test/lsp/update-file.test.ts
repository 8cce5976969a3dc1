import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
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

test("eight processes at once lose nothing of each other's", async () => {
  const folder = folderWith({});
  const [script, path] = [join(folder, "writer.cjs"), join(folder, "a.json")];
  await build({
    stdin: { contents: ADDER, resolveDir: "server/batch", loader: "ts" },
    bundle: true,
    platform: "node",
    outfile: script,
  });
  const names = Array.from({ length: 8 }, (_, index) => `process ${index}`);
  await Promise.all(
    names.map((name) => once(spawn(process.execPath, [script, path, name], { stdio: "inherit" }), "close")),
  );
  const written = names.flatMap((name) => Array.from({ length: 10 }, (_, turn) => `${name}, turn ${turn}`));
  expect(lines(path).sort()).toEqual(written.sort());
  expect(readdirSync(folder).sort()).toEqual(["a.json", "writer.cjs"]);
});

test("what a program that knows of no lock writes meanwhile is changed, not overwritten", async () => {
  const folder = folderWith({ "a.json": "first\n" });
  const path = join(folder, "a.json");
  let times = 0;
  await updateFile(path, (bytes) => {
    if (times++ === 0) write(folder, "a.json", "somebody else\n");
    return withLine("ours")(bytes);
  });
  expect(lines(path)).toEqual(["somebody else", "ours"]);
  const never = updateFile(path, () => Buffer.from(write(folder, "a.json", `again ${times++}\n`)));
  await expect(never).rejects.toThrow(`${path} is being changed by another program`);
  expect(lines(path)).toEqual([expect.stringMatching(/^again \d+$/)]);
  expect(readdirSync(folder)).toEqual(["a.json"]);
});

test.skipIf(process.platform === "win32")("owner, group and permissions stay", async () => {
  const folder = folderWith({ "a.json": "" });
  const path = join(folder, "a.json");
  chmodSync(path, 0o664); // more than most people's new files
  if (process.getuid?.() === 0) chownSync(path, 65534, 65534);
  const { uid, gid, mode } = statSync(path);
  await updateFile(path, withLine("ours"));
  expect(statSync(path)).toMatchObject({ uid, gid, mode });
  await updateFile(path, withLine("secret"), { secret: true });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("links stay links, also to a file that is not there yet, and a circle of them is named", async () => {
  const folder = folderWith({ "real/a.json": "" });
  mkdirSync(join(folder, "to"));
  symlinkSync("../real/a.json", join(folder, "to/a.json"));
  symlinkSync("../real/new.json", join(folder, "to/new.json"));
  symlinkSync("circle.json", join(folder, "to/circle.json"));
  for (const name of ["a.json", "new.json"]) {
    await updateFile(join(folder, "to", name), withLine("through"));
    expect(lines(join(folder, "real", name))).toEqual(["through"]);
    expect(lstatSync(join(folder, "to", name)).isSymbolicLink()).toBe(true);
  }
  const circle = join(folder, "to/circle.json");
  await expect(updateFile(circle, withLine("where"))).rejects.toThrow(
    `${circle} cannot be written: its links lead in a circle`,
  );
});

test("what processes that were killed have left beside a file goes, and what others are writing stays", async () => {
  const left = `.peernote-4194999-${"0".repeat(16)}.tmp`; // no process has so high a number
  const others = `.peernote-${process.ppid}-${"0".repeat(16)}.tmp`;
  const folder = folderWith({ [left]: "half", [others]: "half" });
  await updateFile(join(folder, "a.json"), withLine("ours"));
  expect(readdirSync(folder).sort()).toEqual([others, "a.json"]);
});

/** Adds its name ten times. */
const ADDER = `
  import { updateFile } from "./update-file.ts";
  const [, , path, name] = process.argv;
  void (async () => {
    for (let turn = 0; turn < 10; turn++)
      await updateFile(path!, (bytes) => Buffer.from(\`\${Buffer.from(bytes ?? []).toString()}\${name}, turn \${turn}\\n\`));
  })();
`;

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
