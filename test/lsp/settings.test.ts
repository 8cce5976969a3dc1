import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import {
  agencyFolder,
  folderWith,
  PULLS,
  startClient,
  uriOf,
  WATCHES,
  WORDS,
  write,
  type Editor,
  type TestClient,
} from "./client.ts";

const TEXT = "He is wolking. She is playing the victim.\n";

let client: TestClient;
const start = async (editor?: Editor): Promise<TestClient> => (client = await startClient(editor));
afterEach(() => client.stop());

/** The words that drift rules underline, in a text of one line, and how loud they are. */
const loud = (diagnostics: readonly Diagnostic[], text = TEXT): Record<string, number | undefined> =>
  Object.fromEntries(
    diagnostics
      .filter(({ code }) => String(code).startsWith("drift/"))
      .map(({ range, severity }) => [text.slice(range.start.character, range.end.character), severity]),
  );

describe("settings and lexicon files", () => {
  test("hold in the workspace folder around the document, the innermost of several", async () => {
    const outer = folderWith({
      ".peernote.json": { rules: { "drift/motive": "error" } },
      "inner/.peernote.json": { lexicon: ["our words/motive.json"] },
      "inner/our words/motive.json": WORDS,
    });
    await start({ capabilities: PULLS, folders: [outer, `${outer}/inner`] });
    await client.open(uriOf(outer, "a.note"), TEXT);
    expect(loud(await client.pulled(uriOf(outer, "a.note")))).toEqual({ "playing the victim": 1 });
    const inner = uriOf(outer, "inner/b/c.note");
    await client.open(inner, TEXT);
    expect(loud(await client.pulled(inner))).toEqual({ wolking: 2, "playing the victim": 2 });
  });

  test("hold each in its own folder, where several are open side by side", async () => {
    const strict = folderWith({ ".peernote.json": { rules: { "drift/motive": "error" } } });
    const calm = folderWith({ ".peernote.json": { rules: { "drift/motive": "hint" } } });
    await start({ capabilities: PULLS, folders: [strict, calm] });
    for (const place of [strict, calm]) await client.open(uriOf(place, "a.note"), TEXT);
    expect(loud(await client.pulled(uriOf(strict, "a.note")))).toEqual({ "playing the victim": 1 });
    expect(loud(await client.pulled(uriOf(calm, "a.note")))).toEqual({ "playing the victim": 4 });
  });

  test("hold beside a file outside of every folder, and in the first folder for an untitled document", async () => {
    const place = folderWith({ ".peernote.json": { rules: { "drift/motive": "hint" } } });
    await start({ capabilities: PULLS });
    await client.open(uriOf(place, "a.note"), TEXT);
    expect(loud(await client.pulled(uriOf(place, "a.note")))).toEqual({ "playing the victim": 4 });
    await client.stop();

    await start({ capabilities: PULLS, folders: [place] });
    await client.open("untitled:Note-1", TEXT);
    expect(loud(await client.pulled("untitled:Note-1"))).toEqual({ "playing the victim": 4 });
  });

  test("name further documents that are notes", async () => {
    const place = folderWith({ ".peernote.json": { include: ["shift notes/**/*.md"] } });
    await start({ capabilities: PULLS, folders: [place] });
    const [inside, outside] = [uriOf(place, "shift notes/may/1.md"), uriOf(place, "README.md")];
    await client.open(inside, TEXT, "markdown");
    await client.open(outside, TEXT, "markdown");
    expect(loud(await client.pulled(inside))).toEqual({ "playing the victim": 2 });
    expect(await client.pulled(outside)).toEqual([]);
  });

  test("are read anew when they change, and an editor that asks is told to ask again", async () => {
    const place = agencyFolder();
    await start({ capabilities: WATCHES, folders: [place] });
    await client.until(() => client.registered.includes("workspace/didChangeWatchedFiles"));
    const note = uriOf(place, "a.note");
    await client.open(note, TEXT);
    expect(loud(await client.pulled(note))).toEqual({ wolking: 2, "playing the victim": 2 });

    await client.touched(write(place, "words.json", { ...WORDS, entries: [] }));
    await client.until(() => client.refreshes() === 1);
    expect(loud(await client.pulled(note))).toEqual({ "playing the victim": 2 });

    await client.touched(write(place, "unrelated.json", {}));
    await client.touched(write(place, ".peernote.json", { rules: { "drift/motive": "off" } }));
    await client.until(() => client.refreshes() === 2);
    expect(loud(await client.pulled(note))).toEqual({});
  });

  test("are read again when a document is saved where the editor watches nothing", async () => {
    const place = folderWith({});
    await start({ folders: [place] });
    const note = uriOf(place, "a.note");
    await client.open(note, TEXT);
    expect(loud(await client.publishedFor(note, 1))).toEqual({ "playing the victim": 2 });
    write(place, ".peernote.json", { rules: { "drift/motive": "error" } });
    await client.save(note);
    await client.until(() => loud(client.published.get(note)!.diagnostics)["playing the victim"] === 1);
  });

  test("are read through an editor that offers to, by their addresses", async () => {
    const place = agencyFolder();
    const remote = "vscode-vfs://host/our%20notes";
    const asked: string[] = [];
    await start({
      capabilities: { ...PULLS, workspace: { ...PULLS.workspace, workspaceFolders: true } },
      options: { files: true },
      prepare: (connection) => {
        connection.onRequest("workspace/workspaceFolders", () => [{ uri: remote, name: "r" }]);
        connection.onRequest("peernote/readFile", ({ uri }: { uri: string }) => {
          asked.push(uri);
          const local = fileURLToPath(uri.replace(remote, uriOf(place)));
          return existsSync(local) ? readFileSync(local).toString("base64") : null;
        });
      },
    });
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: remote, name: "r" }], removed: [] },
    });
    await client.until(() => client.refreshes() === 1);
    await client.open(`${remote}/a.note`, TEXT);
    expect(loud(await client.pulled(`${remote}/a.note`))).toEqual({ wolking: 2, "playing the victim": 2 });
    expect(asked).toEqual([
      `${remote}/.peernote.json`,
      `${remote}/words.json`,
      `${remote}/.peernote/accepted.json`,
    ]);
  });
});

describe("mistakes in them", () => {
  test("are shown in the very file and taken away once mended, also to an editor that asks", async () => {
    const place = folderWith({
      ".peernote.json": '{\n  "rules": { "drift/motive": "loud" }\n}',
    });
    const settings = uriOf(place, ".peernote.json");
    await start({ capabilities: WATCHES, folders: [place] });
    const note = uriOf(place, "a.note");
    await client.open(note, TEXT);
    expect(loud(await client.pulled(note))).toEqual({ "playing the victim": 2 });
    await client.until(() => client.published.has(settings));
    const [problem] = client.published.get(settings)!.diagnostics;
    expect(problem).toMatchObject({
      severity: 1,
      source: "peernote",
      range: { start: { line: 1, character: 29 } },
    });
    expect(problem!.message).toContain("rules.drift/motive");

    await client.touched(write(place, ".peernote.json", { rules: { "drift/motive": "error" } }));
    await client.until(() => client.published.get(settings)!.diagnostics.length === 0);
    expect(loud(await client.pulled(note))).toEqual({ "playing the victim": 1 });
    expect([...client.published.keys()]).toEqual([settings]);
  });

  test("in one lexicon leave the others and the settings in force", async () => {
    const place = folderWith({
      ".peernote.json": {
        lexicon: ["broken.json", "words.json", "gone.json"],
        rules: { "drift/motive": "error" },
      },
      "broken.json": '{ "category": "motive", "entries": [',
      "words.json": WORDS,
    });
    await start({ capabilities: PULLS, folders: [place] });
    const note = uriOf(place, "a.note");
    await client.open(note, TEXT);
    expect(loud(await client.pulled(note))).toEqual({ wolking: 1, "playing the victim": 1 });
    await client.until(() => client.published.size === 2);
    expect(client.published.get(uriOf(place, "broken.json"))!.diagnostics).toHaveLength(1);
    expect(client.published.get(uriOf(place, ".peernote.json"))!.diagnostics[0]!.message).toContain(
      "gone.json",
    );
  });
});

describe("the editor's own settings", () => {
  test("hold where the file says nothing, rule by rule", async () => {
    const place = folderWith({ ".peernote.json": { rules: { "drift/label": "off" }, maxProblems: 70 } });
    const scopes: (string | undefined)[] = [];
    await start({
      capabilities: PULLS,
      folders: [place],
      settings: (scope) => {
        scopes.push(scope);
        return { rules: { "drift/motive": "error", "drift/label": "error" }, lexicon: null };
      },
    });
    const note = uriOf(place, "a.note");
    const text = "An addict is playing the victim.\n";
    await client.open(note, text);
    expect(loud(await client.pulled(note), text)).toEqual({ "playing the victim": 1 });
    expect(scopes).toEqual([uriOf(place)]);
  });

  test("are asked for again when they change", async () => {
    let severity = "error";
    await start({ capabilities: PULLS, settings: () => ({ rules: { "drift/motive": severity } }) });
    await client.open("untitled:Note-1", TEXT);
    expect(loud(await client.pulled("untitled:Note-1"))).toEqual({ "playing the victim": 1 });
    severity = "hint";
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await client.until(() => client.refreshes() === 1);
    expect(loud(await client.pulled("untitled:Note-1"))).toEqual({ "playing the victim": 4 });
  });

  test("may be sent by an editor that cannot be asked", async () => {
    await start();
    await client.open("untitled:Note-1", TEXT);
    await client.publishedFor("untitled:Note-1", 1);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { peernote: { rules: { "drift/motive": "error" } } },
    });
    await client.until(
      () => loud(client.published.get("untitled:Note-1")!.diagnostics)["playing the victim"] === 1,
    );
  });

  test("that make no sense are named in the log and left out, the others hold", async () => {
    await start({
      capabilities: PULLS,
      settings: () => ({ maxProblems: "many", include: 3, trace: "off", rules: { "drift/motive": "hint" } }),
    });
    await client.open("untitled:Note-1", TEXT);
    expect(loud(await client.pulled("untitled:Note-1"))).toEqual({ "playing the victim": 4 });
    expect(client.log.map(({ message }) => /"peernote\.\w+"/.exec(message)?.[0])).toEqual([
      '"peernote.include"',
      '"peernote.maxProblems"',
    ]);
  });
});
