import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { PULLS, startClient, type TestClient } from "./client.ts";

const DRIFT = "He was playing the victim again.\n";

const clients: TestClient[] = [];
const start = async (...args: Parameters<typeof startClient>): Promise<TestClient> => {
  const client = await startClient(...args);
  clients.push(client);
  return client;
};
afterEach(() => {
  for (const client of clients.splice(0)) client.process.kill();
});

const motives = async (client: TestClient, uri: string): Promise<number> =>
  (await client.pulled(uri)).filter(({ code }) => code === "drift/motive").length;

test("empty, blank, odd and very long documents are answered", async () => {
  const client = await start({ capabilities: PULLS });
  const odd = ["", " \r\n\t", "\u0000\ud800\udfff\ufeff", "[[", "\r".repeat(1000)];
  for (const [index, text] of odd.entries()) {
    await client.open(`odd+scheme:${index}`, text);
    expect(await motives(client, `odd+scheme:${index}`)).toBe(0);
  }
  await client.open(
    "untitled:long",
    "We walked to the park and talked about the garden. ".repeat(20_000) + DRIFT,
  );
  expect(await motives(client, "untitled:long")).toBe(1);
  expect(client.log).toEqual([]);
});

test("questions and changes that make no sense leave the server standing and the note out of its log", async () => {
  const client = await start({ capabilities: PULLS, options: "none", folders: [] });
  await client.open("%zz", "my secret: " + DRIFT);
  expect(await motives(client, "%zz")).toBe(1);
  await client.change("%zz", 2, { range: null, text: null } as never);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: "%" }] });
  await client.connection.sendNotification("textDocument/didChange", {});
  await expect(client.hover("untitled:gone", 99, -1)).resolves.toBeNull();
  await client.open("untitled:next", DRIFT);
  expect(await motives(client, "untitled:next")).toBe(1);
  expect(client.log.map(({ message }) => message).join()).not.toContain("secret");
});

test("a folder whose settings cannot be read leaves the defaults in force", async () => {
  const client = await start({ capabilities: PULLS, folders: ["/dev/null/no such place"] });
  await client.open("untitled:a", DRIFT);
  expect(await motives(client, "untitled:a")).toBe(1);
});

test("an editor that asks for the end gets it, with status 0", async () => {
  const client = await start();
  expect(await client.stop()).toBe(0);
});

test("the server ends when its editor vanishes from the other end of the pipe", async () => {
  const client = await start();
  client.process.stdin!.end();
  expect(await client.ended).not.toBeNull();
});

test("over Node's channel it answers its parent and ends when the parent lets go", async () => {
  const server = spawn(process.execPath, ["dist/server.cjs", "--node-ipc"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const answer = new Promise((resolve) => server.once("message", resolve));
  server.send({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: process.pid, rootUri: null, capabilities: {} },
  });
  expect(await answer).toMatchObject({ id: 1, result: { serverInfo: { name: "peernote" } } });
  server.disconnect();
  expect(await ended).toBe(0);
});

/** What the text of bundles asks for by name. */
const requiredBy = (...bundles: string[]): Set<string> =>
  new Set(
    bundles.flatMap((name) => {
      const text = readFileSync(`dist/${name}`, "utf8");
      return Array.from(text.matchAll(/\b(?:require|import)\("(?:node:)?([^"]+)"\)/g), ([, name]) => name!);
    }),
  );

test("what both hosts need is bundled once", () => {
  for (const [forNode, forBrowser] of [
    ["server.cjs", "server-web.cjs"],
    ["client.cjs", "client-web.js"],
  ] as const) {
    expect(requiredBy(forNode)).toContain(`./${forBrowser}`);
    expect(statSync(`dist/${forNode}`).size).toBeLessThan(statSync(`dist/${forBrowser}`).size / 4);
  }
});
