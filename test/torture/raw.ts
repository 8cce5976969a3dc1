import { spawn } from "node:child_process";
import { expect, onTestFinished } from "vitest";

/** A message as it comes over the wire: nothing is known of what it holds. */
export type Message = {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
  readonly params?: unknown;
};

export const DRIFT = "He was playing the victim again.\n";

/** The real server, and a client that writes whatever bytes it likes. It is ended after the test. */
export type RawServer = ReturnType<typeof startRaw>;

export function startRaw() {
  const server = spawn(process.execPath, ["dist/server.cjs", "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void server.kill("SIGKILL"));
  const received: Message[] = [];
  const waiting: (() => void)[] = [];
  function wake(): void {
    for (const go of waiting.splice(0)) go();
  }
  let rest = Buffer.alloc(0);
  let stderr = "";
  server.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  server.stdin.on("error", () => undefined); // who has ended takes nothing
  server.stdout.on("data", (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString("latin1", 0, 100));
      const end = header ? header[0].length + Number(header[1]) : Infinity;
      if (rest.length < end) break;
      received.push(JSON.parse(rest.toString("utf8", header![0].length, end)) as Message);
      rest = rest.subarray(end);
    }
    wake();
  });
  const ended = new Promise<number | string | null>((done) =>
    server.once("exit", (status, signal) => done(status ?? signal)),
  );
  void ended.then(wake);
  let ids = 0;

  const raw = {
    process: server,
    received,
    ended,
    stderr: () => stderr,
    /** Writes bytes as they are. */
    write: (bytes: string | Uint8Array) => void server.stdin.write(bytes),
    send: (message: object) => raw.write(framed(JSON.stringify({ jsonrpc: "2.0", ...message }))),
    tell: (method: string, params?: unknown) => raw.send({ method, params }),
    /** Asks, and waits for the answer: the result, or the error. */
    async ask(method: string, params?: unknown): Promise<Message> {
      const id = `ask-${++ids}`;
      raw.send({ id, method, params });
      return raw.until((message) => message.id === id && message.method === undefined);
    },
    /** Waits for a message. The test's own time limit ends a vain wait. */
    async until(isIt: (message: Message) => boolean): Promise<Message> {
      for (;;) {
        const found = received.find(isIt);
        if (found !== undefined) return found;
        if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}: ${stderr}`);
        await new Promise<void>((done) => waiting.push(done));
      }
    },
    async initialize(processId: number | null = null): Promise<void> {
      const capabilities = {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true } },
      };
      const { result } = await raw.ask("initialize", { processId, rootUri: null, capabilities });
      expect(result).toMatchObject({ serverInfo: { name: "peernote" } });
      raw.tell("initialized", {});
    },
    open: (uri: string, text: string, version = 1) =>
      raw.tell("textDocument/didOpen", {
        textDocument: { uri, languageId: "progress-note", version, text },
      }),
    /** The rules that have something to say about an open document. */
    async rulesIn(uri: string): Promise<string[]> {
      const { result } = await raw.ask("textDocument/diagnostic", { textDocument: { uri } });
      return (result as { items: { code: string }[] }).items.map(({ code }) => code);
    },
    /** That a good document is answered for as if nothing had happened. */
    async isWell(): Promise<void> {
      const uri = `untitled:good-${++ids}`;
      raw.open(uri, DRIFT);
      expect(await raw.rulesIn(uri)).toContain("drift/motive");
      raw.tell("textDocument/didClose", { textDocument: { uri } });
    },
  };
  return raw;
}

export const framed = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
