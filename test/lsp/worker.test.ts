import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver-protocol/node";
import { peernote } from "../cli/peernote.ts";
import { agencyFolder, uriOf } from "./client.ts";
import { startWorker } from "./worker.ts";

let worker: Awaited<ReturnType<typeof startWorker>>;
afterEach(() => worker.stop());

const SEVERITIES = ["", "error", "warning", "information", "hint"];

/** Findings as the command line writes them. */
const found = async (uri: string, text: string) =>
  (await worker.findings(uri, text)).map(({ code, severity, message, range: { start, end }, data }) => ({
    rule: code,
    severity: SEVERITIES[severity!],
    message,
    ...{ line: start.line + 1, column: start.character + 1 },
    ...{ endLine: end.line + 1, endColumn: end.character + 1 },
    data: data as unknown,
  }));

test("a worker finds in every sample what the command line finds", async () => {
  const { stdout } = await peernote(".", ["lint", "--format", "json", "samples"]);
  type Finding = { start: number; end: number; fixes: unknown };
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: Finding[] }[] };
  expect(files.length).toBeGreaterThan(10);
  worker = await startWorker();
  for (const { path, findings } of files) {
    const expected = findings.map(({ start: _start, end: _end, fixes: _fixes, ...finding }) => finding);
    expect(await found(`untitled:${path}`, readFileSync(path, "utf8")), path).toEqual(expected);
  }
  expect(worker.log).toEqual([]);
});

const TEXT = "He is wolking today.\n\nShe is wolking to the bus.\n\nThey were wolking.\n";

/** The lines in which the agency's word is found. It is no word of English: its forms come from the grammar. */
const lines = async (uri: string): Promise<number[]> =>
  (await worker.pulled(uri))
    .filter(({ code }) => code === "drift/motive")
    .map(({ range }) => range.start.line);

const keep = async (uri: string, line: number): Promise<void> => {
  const position = { line, character: TEXT.split("\n")[line]!.indexOf("wolking") };
  const actions = await worker.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const { command } = actions.find(({ title }) => title === "Keep: a name")!;
  await worker.connection.sendRequest("workspace/executeCommand", command!);
};

test("a worker reads an agency's words through its client, and writes there what is accepted, at once or not", async () => {
  const folder = agencyFolder();
  const note = uriOf(folder, "a.note");
  worker = await startWorker(uriOf(folder));
  await worker.findings(note, TEXT);
  expect(await lines(note)).toEqual([0, 2, 4]);
  await Promise.all([keep(note, 0), keep(note, 4)]);
  expect(await lines(note)).toEqual([2]);
  const { accepted } = JSON.parse(readFileSync(join(folder, ".peernote/accepted.json"), "utf8")) as {
    accepted: unknown[];
  };
  expect(accepted).toHaveLength(2);
});

test("what fails in a worker is logged by kind and place, without the note's words", async () => {
  worker = await startWorker();
  expect(worker.fail("error", "error", "he said a secret")).toBeUndefined();
  expect(worker.fail("unhandledrejection", "reason", "he said a secret")).toBeUndefined();
  await worker.findings("untitled:a", "We talked.\n");
  expect(worker.log).toHaveLength(2);
  for (const message of worker.log) {
    expect(message).toContain("TypeError");
    expect(message).not.toContain("secret");
  }
});
