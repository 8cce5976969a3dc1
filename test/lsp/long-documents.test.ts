import { afterEach, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { PULLS, startClient, type TestClient } from "./client.ts";

const URI = "untitled:long";

const PARAGRAPHS = Array.from(
  { length: 1000 },
  (_, at) =>
    `On walk ${at} we passed the garden and Ana talked about her week. ${at % 10 === 0 ? "She was manipulative today. " : ""}We laughed.`,
);
const HEADER = ["Date of service: 3/4/2026", "Duration: 45 min", "Location: Office"];
const NOTE = `${HEADER.join("\n")}\n\nNarrative: We met.\n\n${PARAGRAPHS.join("\n\n")}\n`;
/** The line of a paragraph, and how far into it something is typed. */
const placeIn = (paragraph: number) => ({
  line: HEADER.length + 3 + 2 * paragraph,
  character: PARAGRAPHS[paragraph]!.indexOf("We laughed"),
});

let client: TestClient;
const start = async (...args: Parameters<typeof startClient>): Promise<void> => {
  client = await startClient(...args);
};
afterEach(() => void client.process.kill());

const type = (version: number, text: string, at = placeIn(500)): Promise<void> =>
  client.change(URI, version, { range: { start: at, end: at }, text });

const timesPublished = (version: number): number =>
  client.order.filter((one) => one === `${URI} ${version}`).length;

const places = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, range: { start } }) => `${start.line}:${start.character} ${code}`);

test("what is typed in a long document is shown at once, and the same when the whole was read again", async () => {
  await start({ settings: () => ({ maxProblems: 10_000 }), options: "none" });
  await client.open(URI, NOTE);
  const before = places(await client.publishedFor(URI, 1));
  await type(2, "He was playing the victim.\t");
  const first = await client.publishedFor(URI, 2);
  const { line, character } = placeIn(500);
  expect(places(first).filter((place) => !before.includes(place))).toEqual([
    `${line}:${character + 7} drift/motive`,
  ]);
  expect(first.length).toBe(before.length + 1);
  await client.until(() => timesPublished(2) === 2);
  expect(client.published.get(URI)!.diagnostics).toEqual(first);
});

test("what stood in the paragraph is gone with its words, and all behind it moves along", async () => {
  await start();
  await client.open(URI, NOTE);
  const before = await client.publishedFor(URI, 1);
  const { line } = placeIn(0);
  const [start1, start2] = [PARAGRAPHS[0]!.indexOf("She was"), PARAGRAPHS[0]!.indexOf("We laughed")];
  await client.change(URI, 2, {
    range: { start: { line, character: start1 }, end: { line, character: start2 } },
    text: "",
  });
  const first = await client.publishedFor(URI, 2);
  const above = (diagnostics: readonly Diagnostic[]) =>
    places(diagnostics).filter((place) => !place.startsWith(`${line}:`));
  expect(above(first).slice(0, 50)).toEqual(above(before).slice(0, 50));
  expect(places(first).some((place) => place.startsWith(`${line}:`))).toBe(false);
  expect(places(before).some((place) => place.startsWith(`${line}:`))).toBe(true);
});

test("where a paragraph alone cannot tell, the whole is read at once", async () => {
  await start();
  await client.open(URI, NOTE);
  await client.publishedFor(URI, 1);
  await type(2, "\n\nPlan: Ana calls on Friday.\n\n");
  await client.publishedFor(URI, 2);
  await type(3, "?", { line: 1, character: 0 });
  await client.publishedFor(URI, 3);
  await type(4, "x");
  await client.until(() => timesPublished(4) === 2);
  expect([2, 3, 4].map(timesPublished)).toEqual([1, 1, 2]);
});

test("an editor that asks is told to ask again when the whole was read", async () => {
  await start({ capabilities: PULLS });
  await client.open(URI, NOTE);
  await client.pulled(URI);
  const asked = client.refreshes();
  await type(2, "He was playing the victim. ");
  const first = await client.pull(URI);
  expect(first).toMatchObject({ kind: "full" });
  expect(await client.pull(URI, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
  await client.until(() => client.refreshes() > asked);
  const last = await client.pull(URI, first.resultId);
  expect(last.kind === "full" && places(last.items)).toEqual(first.kind === "full" && places(first.items));
  expect(await client.pull(URI, last.resultId)).toEqual({ kind: "unchanged", resultId: last.resultId });
  expect(client.refreshes()).toBe(asked + 1);
});

test("values and the outline are there before the whole is checked", async () => {
  await start();
  await client.open(URI, NOTE);
  await client.publishedFor(URI, 1);
  await type(2, "\nService", { line: 2, character: HEADER[2]!.length });
  await type(3, " code: ", { line: 3, character: "Service".length });
  const answered: string[] = [];
  const telling = <T>(what: string, answer: Promise<T>): Promise<T> =>
    answer.finally(() => answered.push(what));
  const [, values, outline] = await Promise.all([
    telling("hover", client.hover(URI, 0, 0)),
    telling("values", client.completions(URI, 3, "Service code: ".length)),
    telling("outline", client.symbols(URI)),
  ]);
  expect(answered).toEqual(["values", "outline", "hover"]);
  expect(values?.items.map(({ label }) => label)).toContain("H0038");
  expect(outline.map(({ name }) => name)).toContain("Service code");
});
