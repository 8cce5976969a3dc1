import { beforeEach, expect, test } from "vitest";
import { STANDING, type StandingResult } from "../../server/lsp/protocol.ts";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";
import { sharedClients, type TestClient } from "./client.ts";

const NOTE = "untitled:today.note";
const UNSIGNED = COMPLETE_NOTE.slice(0, COMPLETE_NOTE.indexOf("\n\nSignature"));

const clientOf = sharedClients();
let client: TestClient;
beforeEach(async () => {
  client = await clientOf();
});

const standing = (uri = NOTE): Promise<StandingResult> =>
  client.connection.sendRequest<StandingResult>(STANDING, { uri });

test("a note says in words where it stands, as it is written", async () => {
  await client.open(NOTE, UNSIGNED.replace("ICD-10: F33.1\nCode: H0038\n", ""));
  expect((await standing())!.text).toBe("2 facts missing");
  await client.change(NOTE, 2, { text: UNSIGNED.replace("Cedar House", "[to add: where the person was]") });
  expect((await standing())!.text).toBe("1 prompt to fill");
  await client.change(NOTE, 3, { text: UNSIGNED });
  expect((await standing())!.text).toBe("Ready to sign");
  await client.change(NOTE, 4, { text: COMPLETE_NOTE });
  expect((await standing())!.text).toBe("Signed");
});

test("the list leads to each place, and to the signature after all that is open", async () => {
  const text = UNSIGNED.replace("45 min", "a while").replace(
    "We walked",
    "She was suicidal. He was manipulative. We walked",
  );
  await client.open(NOTE, text);
  const { groups } = (await standing())!;
  expect(groups.map(({ heading, steps }) => [heading, steps.map(({ place }) => place)])).toEqual([
    ["Before you sign", ["line 3", "line 8"]],
    ["When you sign", ["line 1", "line 1"]],
    ["If you like", ["line 8"]],
  ]);
  expect(groups[0]!.steps[1]).toMatchObject({
    message: expect.stringContaining('"manipulative"'),
    range: { start: { line: 7, character: 36 }, end: { line: 7, character: 48 } },
  });
});

test("the short text names two sorts of tasks, the long one all", async () => {
  const text = UNSIGNED.replace("Duration: 45 min\n", "")
    .replace("H0038", "HOO38")
    .replace("We walked", "He was manipulative. We walked");
  await client.open(NOTE, text);
  expect(await standing()).toMatchObject({
    text: "1 fact missing, 1 fact to check, …",
    title: "1 fact missing, 1 fact to check, 1 wording to look at",
    spoken: "Note: 1 fact missing, 1 fact to check, 1 wording to look at. Opens the list.",
  });
});

test("what is no note stands nowhere", async () => {
  await client.open("file:///readme.md", UNSIGNED, "markdown");
  expect(await standing("file:///readme.md")).toBeNull();
  expect(await standing("untitled:never-opened")).toBeNull();
});
