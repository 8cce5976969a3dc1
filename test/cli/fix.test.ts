import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
  mkdirSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaceFiles } from "../../server/batch/replace-files.ts";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";
import { folderWith, peernote } from "./peernote.ts";

const DRAFT = "Pt has a hx of falls.\nClt came late d/t snow, and we laughed.\n";
const FIXED = "Client has a history of falls.\nClient came late because of snow, and we laughed.\n";
const SIGNED = COMPLETE_NOTE.replace("Narrative: ", "Narrative: Pt has a hx of falls. ");

const ANY = ["--fail-on", "never"];
const text = (folder: string, name = "a.note"): string => readFileSync(join(folder, name), "utf8");

describe("lint --fix", () => {
  test("writes what is certain, prints what is left, and says how much it did", async () => {
    const folder = folderWith({ "a.note": DRAFT, "b/c.note": DRAFT, "clean.note": "We laughed.\n" });
    const { stdout, stderr, status } = await peernote(folder, ["lint", "--fix", ...ANY]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toContain("\nMade 8 fixes in 2 notes.\n3 notes: ");
    expect(stdout).not.toContain("drift/shorthand");
    expect([text(folder), text(folder, "b/c.note")]).toEqual([FIXED, FIXED]);
    expect(readdirSync(folder).sort()).toEqual(["a.note", "b", "clean.note"]);

    const again = await peernote(folder, ["lint", "--fix", "a.note", "--format", "json"]);
    expect(again).toMatchObject({ status: 1, stderr: "" });
    expect(JSON.parse(again.stdout)).toMatchObject({ version: 1, summary: { files: 1 } });
    expect(text(folder)).toBe(FIXED);
  });

  test("names what cannot be read in its order, and then writes none of many notes", async () => {
    const notes = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.note`, DRAFT]));
    const unreadable = ["17.note", "21.note", "35.note"];
    const folder = folderWith(notes);
    for (const name of unreadable) writeFileSync(join(folder, name), Uint8Array.of(0xff, 0xfe, 0x00));
    const { stderr, status } = await peernote(folder, ["lint", "--fix", ...ANY]);
    expect(status).toBe(2);
    expect(stderr.match(/\d+\.note/g)).toEqual(unreadable);
    expect(stderr).toContain("nothing was written");
    for (const name of Object.keys(notes))
      if (!unreadable.includes(name)) expect(text(folder, name)).toBe(DRAFT);
  });

  test("leaves a signed note and says that an addendum is the way", async () => {
    const folder = folderWith({ "signed.note": SIGNED, "a.note": DRAFT });
    const { stderr, status } = await peernote(folder, ["lint", "--fix", ...ANY]);
    expect(stderr).toBe("peernote: signed.note is signed and stays as it is: write an addendum.\n");
    expect(status).toBe(0);
    expect(text(folder, "signed.note")).toBe(SIGNED);
    expect(text(folder)).toBe(FIXED);
  });

  test("keeps line ends, byte order mark and permissions", async () => {
    const windows = (lines: string): string => `\ufeff${lines.replaceAll("\n", "\r\n")}`;
    const folder = folderWith({ "a.note": windows(DRAFT), "mac.note": DRAFT.replaceAll("\n", "\r") });
    for (const [name, mode] of [
      ["a.note", 0o640],
      ["mac.note", 0o664],
    ] as const)
      chmodSync(join(folder, name), mode);
    await peernote(folder, ["lint", "--fix"]);
    expect(text(folder)).toBe(windows(FIXED));
    expect(text(folder, "mac.note")).toBe(FIXED.replaceAll("\n", "\r"));
    expect(statSync(join(folder, "a.note")).mode & 0o777).toBe(0o640);
    expect(statSync(join(folder, "mac.note")).mode & 0o777).toBe(0o664);
  });

  test("writes through a link, once, and the link stays one", async () => {
    const folder = folderWith({ "real/a.note": DRAFT });
    symlinkSync("real/a.note", join(folder, "link.note"));
    const { stderr } = await peernote(folder, ["lint", "--fix", "link.note", "real/a.note", ...ANY]);
    expect(stderr).toBe("");
    expect(text(folder, "real/a.note")).toBe(FIXED);
    expect(lstatSync(join(folder, "link.note")).isSymbolicLink()).toBe(true);
  });

  test.each([
    ["a file that is not there", ["a.note", "gone.note"]],
    ["standard input", ["a.note", "-"]],
    ["a file that is no text", ["a.note", "binary.note"]],
  ])("writes nothing where anything is wrong: %s", async (_, paths) => {
    const folder = folderWith({ "a.note": DRAFT, "binary.note": Uint8Array.of(0) });
    const { stdout, stderr, status } = await peernote(folder, ["lint", "--fix", ...paths], { input: DRAFT });
    expect(status).toBe(2);
    expect(stderr).toContain("nothing was written: mend this first, then run --fix again.\n");
    expect(stdout).toContain("drift/shorthand");
    expect(stdout).toContain("Made no fixes.\n");
    expect(text(folder)).toBe(DRAFT);
    expect(readdirSync(folder).sort()).toEqual(["a.note", "binary.note"]);
  });

  test.skipIf(process.platform === "win32").each([
    ["folder", "closed", 0o555],
    ["file", "closed/b.note", 0o444],
  ])("writes nothing where one %s is read-only", async (_, closed, mode) => {
    const folder = folderWith({ "a/a.note": DRAFT, "closed/b.note": DRAFT });
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {}; // whom permissions do hold back
    if (nobody.uid !== undefined) execFileSync("chown", ["-R", String(nobody.uid), folder]);
    chmodSync(join(folder, closed), mode);
    const { stderr, status } = await peernote(folder, ["lint", "--fix"], nobody);
    chmodSync(join(folder, closed), 0o755);
    expect(stderr).toContain(
      "peernote: closed/b.note cannot be written: ask for permission, or use another folder.\n",
    );
    expect(status).toBe(2);
    expect([text(folder, "a/a.note"), text(folder, "closed/b.note")]).toEqual([DRAFT, DRAFT]);
    expect([readdirSync(join(folder, "a")), readdirSync(join(folder, "closed"))]).toEqual([
      ["a.note"],
      ["b.note"],
    ]);
  });

  test("a note that somebody changes meanwhile stays as it is now, and so do all others", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index + 10}.note`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, DRAFT])));
    let isChanged = false;
    const watcher = watch(folder, (_, name) => {
      if (isChanged || !name?.endsWith(".tmp")) return; // by now all are read, and none is written
      isChanged = true;
      writeFileSync(join(folder, "49.note"), "Somebody wrote on.\n");
    });
    const { status, stderr } = await peernote(folder, ["lint", "--fix"]);
    watcher.close();
    expect(stderr).toBe(
      "peernote: 49.note was changed while it was being read: run this again.\n" +
        "peernote: nothing was written: mend this first, then run --fix again.\n",
    );
    expect(status).toBe(2);
    expect(names.map((name) => text(folder, name))).toEqual([
      ...Array<string>(39).fill(DRAFT),
      "Somebody wrote on.\n",
    ]);
    expect(readdirSync(folder).sort()).toEqual(names);
  });

  test("of a note with two names in the file system the one that is fixed changes, as a copy's would", async () => {
    const folder = folderWith({ "a.note": DRAFT.trimEnd(), "snapshot/keep": "" });
    linkSync(join(folder, "a.note"), join(folder, "snapshot/a.note"));
    await peernote(folder, ["lint", "--fix", "a.note"]);
    expect(text(folder)).toBe(FIXED.trimEnd());
    expect(text(folder, "snapshot/a.note")).toBe(DRAFT.trimEnd());
  });

  test("never reads what a killed run left, and takes it away", async () => {
    const left = `.peernote-4194999-${"0".repeat(16)}.tmp`; // no process has so high a number
    const ours = `.peernote-${process.pid}-${"0".repeat(16)}.tmp`;
    const folder = folderWith({
      "a.note": DRAFT,
      [left]: DRAFT,
      [ours]: DRAFT,
      ".peernote.json": JSON.stringify({ include: [".*.tmp", "**/.*"] }),
    });
    const { stdout } = await peernote(folder, ["lint", "--format", "json"]);
    expect(stdout).not.toContain(".tmp");
    await peernote(folder, ["lint", "--fix"]);
    expect(readdirSync(folder).sort()).toEqual([".peernote.json", ours, "a.note"].sort());
  });
});

describe("lint --fix-dry-run", () => {
  test("prints a diff that makes of the files what --fix makes of them, and changes nothing", async () => {
    const files = {
      "a.note": `\ufeff${DRAFT.replaceAll("\n", "\r\n")}`,
      "b.note": DRAFT.trimEnd(),
      "signed.note": SIGNED,
      "clean.note": "We laughed.\n",
    };
    const folder = folderWith(files);
    const dry = await peernote(folder, ["lint", "--fix-dry-run"]);
    expect(dry.stderr).toBe("peernote: signed.note is signed and stays as it is: write an addendum.\n");
    for (const [name, was] of Object.entries(files)) expect(text(folder, name)).toBe(was);
    expect(dry.stdout.match(/^\+\+\+ \S+/gm)).toEqual(["+++ a.note", "+++ b.note"]);

    writeFileSync(join(folder, "fix.diff"), dry.stdout);
    execFileSync("git", ["apply", "-p0", "fix.diff"], { cwd: folder });
    const other = folderWith(files);
    const fixed = await peernote(other, ["lint", "--fix"]);
    for (const name of Object.keys(files)) expect(text(folder, name)).toBe(text(other, name));
    expect(text(folder, "b.note")).toBe(FIXED.trimEnd());
    expect(dry.status).toBe(fixed.status);
  });

  test("reads standard input, and does not go with --fix or another format", async () => {
    const folder = folderWith({});
    const dry = await peernote(folder, ["lint", "--fix-dry-run", "-"], { input: "Pt laughed.\n" });
    expect(dry.stdout).toBe("--- -\n+++ -\n@@ -1,1 +1,1 @@\n-Pt laughed.\n+Client laughed.\n");
    for (const other of [["--fix"], ["--format", "json"]]) {
      expect((await peernote(folder, ["lint", "--fix-dry-run", ...other])).status).toBe(2);
    }
  });
});

describe("replacing files", () => {
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

  test("replaces none of many where some were changed since they were read", async () => {
    const names = Array.from({ length: 50 }, (_, at) => `${String(at).padStart(2, "0")}.note`);
    const contents = Object.fromEntries(
      names.map((name) => [name, name === "20.note" || name === "22.note" ? "somebody wrote on" : "old"]),
    );
    const folder = folderWith(contents);
    const complaints: string[] = [];
    const replaced = await replaceFiles(
      names.map((name) => ({ path: join(folder, name), before: bytes("old"), after: bytes("new") })),
      (where, what) => complaints.push(`${where} ${what}`),
    );
    expect(replaced).toBe(false);
    expect(complaints).toEqual([
      `${join(folder, "20.note")} was changed while it was being read: run this again`,
    ]);
    expect(readdirSync(folder).sort()).toEqual(names);
    for (const [name, was] of Object.entries(contents)) expect(text(folder, name)).toBe(was);
  });

  test("takes its temporary files away where a file is gone", async () => {
    const folder = folderWith({ "a.note": "old" });
    mkdirSync(join(folder, "sub"));
    const gone = { path: join(folder, "sub/gone.note"), before: bytes("old"), after: bytes("new") };
    const there = { ...gone, path: join(folder, "a.note") };
    expect(await replaceFiles([there, gone], () => undefined)).toBe(false);
    expect(text(folder)).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.note", "sub"]);
  });
});
