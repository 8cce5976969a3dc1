import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { DRIFT, startRaw } from "./raw.ts";

test("a client that closes the pipe in the middle of a message is gone: the server ends", async () => {
  const server = startRaw();
  await server.initialize();
  server.open("untitled:last", DRIFT.repeat(2000));
  server.write("Content-Length: 1000\r\n\r\n{");
  server.process.stdin.end();
  expect(await server.ended).toBe(1);
});

test("a client that reads nothing any more and goes away leaves no server behind", async () => {
  const server = startRaw();
  await server.initialize();
  server.process.stdout.destroy();
  for (let number = 0; number < 200; number++) server.open(`untitled:${number}`, DRIFT.repeat(50));
  server.process.stdin.destroy();
  expect(await server.ended).not.toBe(0);
});

/** A parent that starts the server and says its number, so that it can be killed like an editor that crashes. */
const PARENT = `
  const { spawn } = require("node:child_process");
  const server = spawn(process.execPath, ["dist/server.cjs", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  server.stdout.once("data", () => console.log(server.pid));
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
  server.stdin.write("Content-Length: " + body.length + "\\r\\n\\r\\n" + body);
`;

test("an editor that is killed takes its server with it", async () => {
  const parent = spawn(process.execPath, ["-e", PARENT], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !isAlive(pid));
});

test("a server whose editor is gone while the pipe stays open looks for it and ends", async () => {
  const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  onTestFinished(() => void editor.kill("SIGKILL"));
  const server = startRaw();
  await server.initialize(editor.pid!);
  editor.kill("SIGKILL");
  expect(await server.ended).toBe(1);
});

test("a server that is killed is started anew by its client, and answers for the same documents", async () => {
  let server = startRaw();
  for (let times = 0; times < 3; times++) {
    await server.initialize();
    server.open("untitled:kept", DRIFT);
    expect(await server.rulesIn("untitled:kept")).toContain("drift/motive");
    kill(server.process);
    expect(await server.ended).toBe("SIGKILL");
    server = startRaw();
  }
  await server.initialize();
  await server.isWell();
});

const kill = (server: ChildProcess): void => void server.kill("SIGKILL");

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The test's own time limit ends a vain wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 50));
}
