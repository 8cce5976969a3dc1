import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openOutput } from "../../server/batch/output.ts";
import { CLI, folderWith, peernote } from "./peernote.ts";

const NOTE = "He was manipulative.\n";

test("a report goes into a file, the same that is printed otherwise, and nothing is left beside it", async () => {
  const folder = folderWith({ "a.note": NOTE });
  const lint = ["lint", "--format", "json", "a.note"];
  const { stdout } = await peernote(folder, lint);
  const run = await peernote(folder, [...lint, "-o", "report.json.gz"], { env: { FORCE_COLOR: "1" } });
  expect(run).toEqual({ status: 1, stdout: "", stderr: "" });
  expect(gunzipSync(readFileSync(join(folder, "report.json.gz"))).toString()).toBe(stdout);
  expect(readdirSync(folder).sort()).toEqual(["a.note", "report.json.gz"]);
});

test("what is written has no colors, whatever the terminal has", async () => {
  const folder = folderWith({ "a.note": NOTE });
  await peernote(folder, ["lint", "-o", "report.txt", "a.note"], { env: { FORCE_COLOR: "1" } });
  const report = readFileSync(join(folder, "report.txt"), "utf8");
  expect(report).toContain("a.note:1:8");
  expect(report).not.toContain("\u001b");
});

test("a file is there only once it is whole, and until then the old one stays, its permissions with it", async () => {
  const folder = folderWith({ "report.txt": "old", "real/other.txt": "older" });
  symlinkSync("real/other.txt", join(folder, "link.txt"));
  const [path, link] = [join(folder, "report.txt"), join(folder, "link.txt")];
  const mode = () => statSync(path).mode & 0o777;
  const before = mode();
  const [first, second] = [await openOutput(path, []), await openOutput(link, [])];
  await first.write("new ");
  await second.write("newer");
  expect(readFileSync(path, "utf8")).toBe("old");
  await first.write("and whole");
  await first.finish();
  await second.finish();
  expect(readFileSync(path, "utf8")).toBe("new and whole");
  expect(mode()).toBe(before);
  expect(readFileSync(join(folder, "real/other.txt"), "utf8")).toBe("newer");
  const given = await openOutput(path, []);
  await given.write("half");
  await given.abandon();
  expect(readFileSync(path, "utf8")).toBe("new and whole");
  expect(readdirSync(folder).sort()).toEqual(["link.txt", "real", "report.txt"]);
});

test("a new file is for its owner alone", async () => {
  const folder = folderWith({});
  const output = await openOutput(join(folder, "report.txt"), []);
  await output.finish();
  expect(statSync(join(folder, "report.txt")).mode & 0o777).toBe(0o600);
});

test("two runs that write the same report do not mix: one is whole, the other is told", async () => {
  const folder = folderWith({ "report.txt.part": "left by a run that was killed" });
  const path = join(folder, "report.txt");
  const first = await openOutput(path, []);
  await first.write("a long report of the first run");
  const second = await openOutput(path, []);
  await second.write("the second");
  await first.write(", and more of it");
  await expect(first.finish()).rejects.toThrow(`${path} is being written by another run, too`);
  await first.abandon();
  await second.finish();
  expect(readFileSync(path, "utf8")).toBe("the second");
  expect(readdirSync(folder)).toEqual(["report.txt"]);
});

test("a report goes where a link leads, also where there is nothing yet; links in a circle are named", async () => {
  const folder = folderWith({ "real/keep": "" });
  symlinkSync("real/report.txt", join(folder, "link.txt"));
  symlinkSync("circle.txt", join(folder, "circle.txt"));
  const output = await openOutput(join(folder, "link.txt"), []);
  await output.write("new");
  await output.finish();
  expect(readFileSync(join(folder, "real/report.txt"), "utf8")).toBe("new");
  expect(lstatSync(join(folder, "link.txt")).isSymbolicLink()).toBe(true);
  await expect(openOutput(join(folder, "circle.txt"), [])).rejects.toThrow("its links lead in a circle");
  expect(readdirSync(folder).sort()).toEqual(["circle.txt", "link.txt", "real"]);
});

test("nothing is written where a report has no place, above all not over a note", async () => {
  const folder = folderWith({ "a.note": NOTE });
  mkdirSync(join(folder, "sub"));
  const open = (path: string) => openOutput(path, [join(folder, "sub/../a.note")]);
  await expect(open(join(folder, "a.note"))).rejects.toThrow("give the report another name");
  await expect(open(join(folder, "sub"))).rejects.toThrow("is a folder: name a file");
  await expect(open(join(folder, "gone/report.txt"))).rejects.toThrow("its folder does not exist");
  await expect(open("/dev/null")).rejects.toThrow("is no ordinary file");
  const run = await peernote(folder, ["lint", "a.note", "--output", "a.note"]);
  expect(run).toMatchObject({ status: 2, stdout: "" });
  expect(run.stderr).toContain("peernote: a.note is to be read, so nothing is written there");
  expect(readFileSync(join(folder, "a.note"), "utf8")).toBe(NOTE);
});

const FULL = "cannot be written, as the disk is full: make room, then run this again";

test("a full disk is said where standard output goes to it", () => {
  const folder = folderWith({ "a.note": NOTE });
  const { status, stderr } = inShell(folder, '"$0" "$1" lint a.note > /dev/full');
  expect({ status, stderr }).toEqual({ status: 2, stderr: `peernote: standard output ${FULL}.\n` });
});

/** Only root can make a small disk. */
const mayMount = inShell("/", "unshare --mount true").status === 0;

test.runIf(mayMount)("a disk that fills up keeps the old report, and no half of the new one", () => {
  const folder = folderWith({ "a.note": NOTE.repeat(2000), "disk/keep": "" });
  const { status, stdout, stderr } = inShell(
    folder,
    `unshare --mount sh -c '
      mount -t tmpfs -o size=64k tmpfs disk && echo old > disk/report.json || exit 9
      "$0" "$1" lint --format json -o disk/report.json a.note; status=$?
      ls -A disk; cat disk/report.json; exit $status' "$0" "$1"`,
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "report.json\nold\n",
    stderr: `peernote: disk/report.json ${FULL}.\n`,
  });
});

/** Runs a shell script; $0 and $1 start the command. */
function inShell(folder: string, script: string) {
  return spawnSync("sh", ["-c", script, process.execPath, CLI], { cwd: folder, encoding: "utf8" });
}
