import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { csv } from "../cli/exports.ts";
import { cutShort } from "../cli/interrupted.ts";
import { folderWith, peernote } from "../cli/peernote.ts";
import { PULLS, startClient, uriOf } from "../lsp/client.ts";

// A note whose words stand nowhere else, and then a look at everything that is written: where nobody asked for them, there are none.

/** The person, the writer, places, and what was said. */
const CANARIES = ["Quillfeather", "Oxbowtarn", "Nettlesby", "Fernwhistle", "Brambleworth", "marzipanned"];

const NOTE = `Client: Wendeline Quillfeather
Date of service: 03/04/2026
Service: Peer support
Location: Nettlesby Hall
Duration: Fernwhistle minutes

Narrative: Quillfeather was manipulative and noncompliant at Nettlesby. Quillfeather said "I marzipanned the door".
Pt ambulated to Fernwhistle and was in denial about Brambleworth. Quillfeather wants to kill Brambleworth.
I told Oxbowtarn what to do.

Plan: Meet at Fernwhistle.

Signature: Tamsin Oxbowtarn, CMPSS
`;

const rows = (count: number): string =>
  csv([
    ["Note ID", "Staff", "Client Name", "Svc Dt", "Location", "Narrative", "Plan"],
    ...Array.from({ length: count }, (_, row) => [
      `Brambleworth-${row}`,
      "Tamsin Oxbowtarn",
      "Quillfeather",
      "2026-03-04",
      "Nettlesby",
      `Quillfeather was manipulative at Fernwhistle, stop ${row}. She marzipanned. ${"We walked on and on. ".repeat(20)}`,
      "Meet at Fernwhistle",
    ]),
  ]);

const DAY = ["--today", "2026-03-06"];
const COUNTED = ["--format", "ndjson"];

/** Whatever of the note's words stands in a text, in any case. */
const toldIn = (text: string): string[] =>
  CANARIES.filter((word) => text.toLowerCase().includes(word.toLowerCase()));

/** All files in a folder by name, with their names and what they hold. */
const filesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, `${name}\n${readFileSync(join(folder, name), "latin1")}`]),
  );

/** A folder with these files, and a home and a place for temporary files of its own: whatever is left in them is seen. */
function place(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files);
  const [home, temporary] = [folderWith({}), folderWith({})];
  const env = { HOME: home, TMPDIR: temporary, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home };
  return {
    folder,
    env,
    run: (...args: string[]) => peernote(folder, args, { env }),
    /** What was written anywhere, apart from these files that hold the words because somebody put or asked for them there. */
    written(...apart: string[]): Map<string, string> {
      expect([...filesIn(home).keys(), ...filesIn(temporary).keys()], "elsewhere").toEqual([]);
      const all = filesIn(folder);
      for (const name of [...Object.keys(files), ...apart]) expect(all.delete(name), name).toBe(true);
      return all;
    },
  };
}

const expectNothingTold = (files: Map<string, string>): void => {
  for (const [name, content] of files) expect(toldIn(content), name).toEqual([]);
};

test("the note has what is looked for: a report that quotes it holds the words", async () => {
  const { run } = place({ "a.note": NOTE });
  const { stdout, stderr } = await run("lint", ...DAY, "a.note");
  expect(toldIn(stdout)).toEqual(["Quillfeather", "Oxbowtarn", "Nettlesby", "Fernwhistle", "Brambleworth"]);
  expect(toldIn(stderr)).toEqual([]);
});

test("no word of a note is in the cache, baselines, redacted reports, counts and pages, nor in what is remarked", async () => {
  const { run, written } = place({ "a.note": NOTE, "b.csv": rows(3) });
  const runs = await Promise.all([
    run("lint", ...DAY, "--cache", "--redact", "-o", "cached.txt"),
    run("lint", ...DAY, "--write-baseline", "base.json"),
    run("lint", ...DAY, "--statistics"),
    ...["pretty", "json", "sarif"].map((format) =>
      run("lint", ...DAY, "--redact", "--format", format, "a.note", "b.csv"),
    ),
    run("report", ...DAY, "-o", "report.html"),
    run("checklist", ...DAY),
  ]);
  for (const { stdout, stderr, status } of runs) {
    expect(status, stderr).toBeLessThan(2);
    expect(toldIn(stdout + stderr)).toEqual([]);
  }
  expect(runs.map(({ stdout }) => stdout).join()).toContain("drift/motive");
  const files = written();
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      ".peernote/cache/notes",
      ".peernote/key",
      "base.json",
      "cached.txt",
      "report.html",
    ]),
  );
  expectNothingTold(files);
});

test("what a killed run leaves beside its report, and a run that mends a note, hold no word but in the report and the note", async () => {
  const { folder, run, written } = place({ "a.note": NOTE, "b.csv": rows(800) });
  const args = ["lint", ...COUNTED, ...DAY, "--workers", "1", "-o", "out.ndjson", "b.csv"];
  const { stderr } = await cutShort(folder, args, "SIGKILL", "out.ndjson.checkpoint.json");
  const fixed = await run("lint", "--fix", ...DAY, "--quiet", "a.note");
  const files = written();
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(["out.ndjson.part", "out.ndjson.checkpoint.json"]),
  );
  expect(readFileSync(join(folder, "a.note"), "utf8")).not.toBe(NOTE);
  expectNothingTold(files);
  expect(toldIn(stderr + fixed.stderr)).toEqual([]);
});

const start = { line: 6, character: 30 }; // "manipulative"

/** Opens the note, asks for all that there is to ask, and keeps words; with what the server said beside its answers. */
async function useServer(folder: string, env: Readonly<Record<string, string>>) {
  const said: string[] = [];
  const client = await startClient({
    capabilities: PULLS,
    folders: [folder],
    env,
    onStderr: (text) => said.push(text),
    prepare(connection) {
      for (const method of ["$/logTrace", "telemetry/event", "window/showMessage", "window/logMessage"])
        connection.onNotification(method, (params) => void said.push(JSON.stringify(params)));
      connection.onRequest("window/showMessageRequest", (params) => void said.push(JSON.stringify(params)));
    },
  });
  const note = uriOf(folder, "a.note");
  await client.connection.sendNotification("$/setTrace", { value: "verbose" });
  const ask = async <T>(question: Promise<T>): Promise<T | undefined> =>
    question.catch((error: unknown) => void said.push(String(error)));
  await client.open(note, NOTE);
  const found = await ask(client.pulled(note));
  await ask(client.pullAll());
  await ask(client.hover(note, start.line, start.character));
  await ask(client.symbols(note));
  await ask(client.folds(note));
  await ask(client.completions(note, 3, 10));
  for (const method of ["textDocument/semanticTokens/full", "peernote/standing", "peernote/driftReport"])
    await ask(client.connection.sendRequest(method, { uri: note, textDocument: { uri: note } }));
  const actions = await ask(client.actions(note, { start, end: start }));
  const keep = actions?.find(({ title }: CodeAction) => title === "Keep: another reason");
  if (keep?.command) await ask(client.connection.sendRequest("workspace/executeCommand", keep.command));
  await client.change(note, 2, { range: { start, end: start }, text: " Quillfeather " });
  await ask(client.pulled(note));
  return { said, found, client };
}

test("no word of a note is in the server's log, its trace, on its standard error, or in what is accepted", async () => {
  const { folder, env, written } = place({ "a.note": NOTE });
  const { said, found, client } = await useServer(folder, env);
  expect(found?.map(({ code }) => code)).toContain("drift/motive");
  expect(await client.stop()).toBe(0);
  expect(toldIn(said.join("\n"))).toEqual([]);
  const files = written();
  expect([...files.keys()].sort()).toEqual([
    ".peernote/.gitignore",
    ".peernote/accepted.json",
    ".peernote/key",
  ]);
  expectNothingTold(files);
});

/** Makes a function of the language fail with a message that quotes the note, once a word of it comes by. */
const FAULT = (method: string) => ({
  PEERNOTE_FAULT: method,
  PEERNOTE_CANARY: "Quillfeather",
  NODE_OPTIONS: `--import=${pathToFileURL("test/trust/fault.mjs").href}`,
});

test.each(["slice", "split"])(
  "where a mistake quotes the note (%s), what is told of it is its kind and place",
  async (method) => {
    const { folder, env } = place({ "a.note": NOTE, "b.csv": rows(3) });
    const runs = await Promise.all(
      [["lint", "a.note"], ["lint", "b.csv", "-o", "out.txt"], ["lint", "--fix", "a.note"], ["report"]].map(
        (args) => peernote(folder, args, { env: { ...env, ...FAULT(method) } }),
      ),
    );
    for (const { status, stdout, stderr } of runs) {
      expect(status).toBe(2);
      expect(stderr).toContain("TypeError");
      expect(toldIn(stdout + stderr)).toEqual([]);
    }
  },
);

test("where a mistake in the server quotes the note, its log tells the kind and place", async () => {
  const { folder, env } = place({ "a.note": NOTE });
  const { said, client } = await useServer(folder, { ...env, ...FAULT("toLowerCase") });
  expect(await client.stop()).toBe(0);
  expect(said.join("\n")).toMatch(/diagnostics failed: TypeError/);
  expect(toldIn(said.join("\n"))).toEqual([]);
});

test("a server that is ended by a mistake does not say which words it was about", async () => {
  const { folder, env } = place({ "a.note": NOTE });
  const said: string[] = [];
  const client = await startClient({
    env: { ...env, ...FAULT("anchor") }, // which nobody calls
    onStderr: (text) => said.push(text),
  });
  await client.open(uriOf(folder, "a.note"), NOTE);
  client.process.kill("SIGUSR2");
  expect(await client.ended).toBe(1);
  expect(said.join("")).toMatch(/^peernote: the server failed: RangeError\n {4}at /);
  expect(toldIn(said.join(""))).toEqual([]);
});
