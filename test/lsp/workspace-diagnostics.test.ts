import { rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { peernote } from "../cli/peernote.ts";
import { folderWith, PULLS, uriOf, WORDS, write } from "./client.ts";
import { CLEAN, DRIFT, idsOf, start, told, WOLK } from "./reviewing.ts";

describe("all notes in the open folders", () => {
  test("are told of, also those that nobody has opened: `.note` files and what settings include", async () => {
    const place = folderWith({
      ".peernote.json": { include: ["shift notes/**/*.{md,csv}"] },
      "shift notes/export.csv": `Date,Narrative\n2026-03-04,${DRIFT}`, // a file of many is for the command line
      "a.note": DRIFT,
      "in/b.note": CLEAN,
      "shift notes/may/1.md": DRIFT,
      "README.md": DRIFT,
      "node_modules/x/c.note": DRIFT,
      ".hidden/d.note": DRIFT,
      "templates/e.note": DRIFT,
    });
    const client = await start({ folders: [place] });
    const report = await client.pullAll();
    expect(told(report, place)).toEqual({ "a.note": 1, "in/b.note": 0, "shift notes/may/1.md": 1 });
    expect(report.items.every(({ version }) => version === null)).toBe(true);
  });

  test("have the findings that they have when they are opened, at the same places", async () => {
    const place = folderWith({ "a.note": `🎉 ${DRIFT}`, "b.note": `\ufeff${DRIFT}` });
    const client = await start({ folders: [place] });
    const { items } = await client.pullAll();
    for (const [name, text] of [
      ["a.note", `🎉 ${DRIFT}`],
      ["b.note", DRIFT],
    ] as const) {
      await client.open(uriOf(place, name), text);
      const closed = items.find(({ uri }) => uri === uriOf(place, name))!;
      expect(closed).toMatchObject({ kind: "full", items: await client.pulled(uriOf(place, name)) });
    }
  });

  test("are read with the settings nearest to them, which may include more", async () => {
    const place = folderWith({
      ".peernote.json": { include: ["*.md"] },
      "a.md": DRIFT,
      "b.note": DRIFT + WOLK,
      "in/.peernote.json": { lexicon: ["words.json"], include: ["c.txt"] },
      "in/words.json": WORDS,
      "in/b.note": DRIFT + WOLK,
      "in/c.txt": WOLK,
      "in/d.md": DRIFT,
    });
    const client = await start({ folders: [place] });
    expect(told(await client.pullAll(), place)).toEqual({
      "a.md": 1,
      "b.note": 1,
      "in/b.note": 2,
      "in/c.txt": 1,
    });
    const { stdout } = await peernote(place, ["lint", ".", "--format", "json"]);
    const { files } = JSON.parse(stdout) as { files: { path: string }[] };
    expect(files.map(({ path }) => path)).toEqual(["a.md", "b.note", "in/b.note", "in/c.txt"]);
  });

  test("leave out what an ignore file names, as the command line does, and see when it changes", async () => {
    const place = folderWith({
      ".peernoteignore": "drafts/\n*-old.note\n!keep-old.note\n",
      ".gitignore": "*.note\n",
      "a.note": DRIFT,
      "a-old.note": DRIFT,
      "keep-old.note": DRIFT,
      "drafts/b.note": DRIFT,
      "drafts/.peernoteignore": "!b.note\n",
      "in/.peernoteignore": "/c.note\n!d-old.note\n",
      "in/c.note": DRIFT,
      "in/d-old.note": DRIFT,
      "in/e/c.note": DRIFT,
    });
    const client = await start({ folders: [place] });
    const notes = ["a.note", "in/d-old.note", "in/e/c.note", "keep-old.note"];
    expect(Object.keys(told(await client.pullAll(), place)).sort()).toEqual(notes);
    const linted = async (...paths: string[]): Promise<string[]> => {
      const { stdout } = await peernote(place, ["lint", "--format", "json", ...paths]);
      return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path);
    };
    expect(await linted(".")).toEqual(notes);
    expect(await linted("in", "a-old.note")).toEqual(["in/d-old.note", "in/e/c.note", "a-old.note"]);
    await client.touched(write(place, ".peernoteignore", ""));
    expect(Object.keys(told(await client.pullAll(), place))).toContain("drafts/b.note");
  });

  test("are read with the settings of their own workspace folder", async () => {
    const outer = folderWith({
      "a.note": DRIFT + WOLK,
      "inner/.peernote.json": { lexicon: ["words.json"], include: ["*.md"] },
      "inner/words.json": WORDS,
      "inner/b.note": DRIFT + WOLK,
      "inner/c.md": WOLK,
    });
    const other = folderWith({ ".peernote.json": { rules: { "drift/motive": "off" } }, "d.note": DRIFT });
    const client = await start({ folders: [outer, join(outer, "inner"), other] });
    const report = await client.pullAll();
    expect(told(report, outer)).toMatchObject({ "a.note": 1, "inner/b.note": 2, "inner/c.md": 1 });
    expect(report.items).toHaveLength(4);
    expect(report.items.find(({ uri }) => uri === uriOf(other, "d.note"))).toMatchObject({
      kind: "full",
      items: expect.not.arrayContaining([expect.objectContaining({ code: "drift/motive" })]),
    });
  });

  test("have no more findings each than maxProblems", async () => {
    const place = folderWith({ ".peernote.json": { maxProblems: 2 }, "a.note": DRIFT.repeat(9) });
    const client = await start({ folders: [place] });
    const { items } = await client.pullAll();
    expect(items).toMatchObject([{ items: { length: 3 } }]);
  });

  test("may be broken: the one that cannot be read says so, the others are told of", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": "" });
    writeFileSync(join(place, "b.note"), Buffer.from("caf\u00e9 secret", "latin1"));
    const client = await start({ folders: [place] });
    const { items } = await client.pullAll();
    expect(items).toMatchObject([
      { uri: uriOf(place, "a.note") },
      {
        uri: uriOf(place, "b.note"),
        items: [{ message: expect.stringContaining("UTF-8"), source: "peernote", severity: 1 }],
      },
    ]);
    expect(JSON.stringify([items, client.log])).not.toContain("secret");
  });

  test("answer with the text in the editor while they are open", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": DRIFT });
    const client = await start({ folders: [place] });
    const note = uriOf(place, "a.note");
    await client.open(note, CLEAN);
    await client.change(note, 2, { text: DRIFT + DRIFT });
    const open = await client.pullAll();
    expect(told(open, place)).toEqual({ "a.note": 2, "b.note": 1 });
    expect(open.items).toContainEqual(expect.objectContaining({ uri: note, version: 2 }));
    await client.close(note);
    expect(told(await client.pullAll(idsOf(open)), place)).toEqual({ "a.note": 1, "b.note": "same" });
  });

  test("have their findings taken away when they are gone, closed documents of other kinds too", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": DRIFT, "c.txt": DRIFT });
    const client = await start({ folders: [place] });
    await client.open(uriOf(place, "c.txt"), DRIFT, "progress-note");
    const before = await client.pullAll();
    expect(told(before, place)).toEqual({ "a.note": 1, "b.note": 1, "c.txt": 1 });
    await client.close(uriOf(place, "c.txt"));
    rmSync(join(place, "b.note"));
    await client.touched(join(place, "b.note"), FileChangeType.Deleted);
    const after = await client.pullAll(idsOf(before));
    expect(told(after, place)).toEqual({ "a.note": "same", "b.note": 0, "c.txt": 0 });
    expect(told(await client.pullAll(idsOf(after)), place)).toEqual({ "a.note": "same" });
  });
});

describe("a second question", () => {
  test("tells which notes have not changed, and reads only those that the editor says have", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": DRIFT });
    const client = await start({ folders: [place] });
    const first = await client.pullAll();
    write(place, "a.note", CLEAN);
    write(place, "b.note", CLEAN); // nobody tells: what is known holds
    await client.touched(join(place, "a.note"));
    const second = await client.pullAll(idsOf(first));
    expect(told(second, place)).toEqual({ "a.note": 0, "b.note": "same" });
    await client.touched(write(place, "in/c.note", DRIFT), FileChangeType.Created);
    const third = await client.pullAll(idsOf(second));
    expect(told(third, place)).toEqual({ "a.note": "same", "b.note": "same", "in/c.note": 1 });
  });

  test("finds by itself what changed where the editor watches nothing", async () => {
    const place = folderWith({ "a.note": DRIFT, "b.note": DRIFT });
    const client = await start({ capabilities: PULLS, folders: [place] });
    const first = await client.pullAll();
    write(place, "a.note", CLEAN + CLEAN);
    write(place, "c.note", DRIFT);
    const second = await client.pullAll(idsOf(first));
    expect(told(second, place)).toEqual({ "a.note": 0, "b.note": "same", "c.note": 1 });
    const { atime, mtime } = statSync(join(place, "b.note"));
    utimesSync(join(place, "b.note"), atime, new Date(mtime.getTime() + 2000));
    expect(told(await client.pullAll(idsOf(second)), place)).toEqual({
      "a.note": "same",
      "b.note": 1,
      "c.note": "same",
    });
  });

  test("is answered anew after settings, words or what is included have changed", async () => {
    const place = folderWith({
      ".peernote.json": {},
      "words.json": WORDS,
      "a.note": DRIFT + WOLK,
      "b.md": DRIFT,
    });
    const client = await start({ folders: [place] });
    const settings = join(place, ".peernote.json");
    let last = await client.pullAll();
    expect(told(last, place)).toEqual({ "a.note": 1 });
    for (const [written, findings] of [
      [{ lexicon: ["words.json"] }, { "a.note": 2 }],
      [{ include: ["*.md"] }, { "a.note": 1, "b.md": 1 }],
      [{ rules: { "drift/motive": "off" } }, { "a.note": 0, "b.md": 0 }],
    ] as const) {
      const refreshes = client.refreshes();
      await client.touched(write(place, settings.slice(place.length), written));
      await client.until(() => client.refreshes() > refreshes);
      last = await client.pullAll(idsOf(last));
      expect(told(last, place)).toEqual(findings);
    }
  });

  test("is answered anew after words were accepted", async () => {
    const place = folderWith({ "a.note": DRIFT + WOLK, "b.note": DRIFT });
    const client = await start({ folders: [place] });
    const note = uriOf(place, "a.note");
    const first = await client.pullAll();
    await client.open(note, DRIFT + WOLK);
    const at = { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } };
    const keep = (await client.actions(note, at)).find(({ command }) => command !== undefined)!;
    await client.connection.sendRequest("workspace/executeCommand", keep.command!);
    await client.close(note);
    await client.until(() => client.refreshes() > 0);
    expect(told(await client.pullAll(idsOf(first)), place)).toMatchObject({ "a.note": 0 });
  });
});
