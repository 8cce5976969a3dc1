import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { csv } from "../cli/exports.ts";
import { folderWith, peernote, settings, WORDS } from "../cli/peernote.ts";
import { workbook } from "../cli/workbook.ts";
import { agencyFolder, PULLS, startClient, uriOf } from "../lsp/client.ts";

// What the bundles are able to do at all: what asks for no module that opens connections cannot open one.

/** What each bundle asks for: Node's modules, without their `node:`, and files beside it. None of them opens a connection. */
const ASKED_FOR: Readonly<Record<string, readonly string[]>> = {
  "cli.cjs": [
    ...["./compromise-spelled-out.cjs", "./lexicon-short.json", "./lexicon.json", "./model.json"],
    ...["./package-csv-parse-sync.cjs", "./package-csv-stringify-sync.cjs", "./package-diff.cjs"],
    ...["./package-franc-min.cjs", "./package-jsonc-parser.cjs", "./package-read-excel-file-node.cjs"],
    ...[
      "./package-string-width.cjs",
      "./package-tinyglobby.cjs",
      "./package-yaml.cjs",
      "./package-zod.cjs",
      "./server.cjs",
    ],
    ...[
      "crypto",
      "events",
      "fs",
      "fs/promises",
      "os",
      "path",
      "process",
      "stream/consumers",
      "timers/promises",
    ],
    ...["url", "util", "v8", "worker_threads", "zlib"],
  ],
  "client-web.js": ["vscode"],
  "client.cjs": [
    ...["./client-web.js", "child_process", "crypto", "fs", "os", "path", "readline", "timers/promises"],
    ...["util", "vscode"],
  ],
  "compromise-spelled-out.cjs": [],
  "compromise.cjs": [],
  "package-csv-parse-sync.cjs": [],
  "package-csv-stringify-sync.cjs": [],
  "package-diff.cjs": [],
  "package-franc-min.cjs": [],
  "package-jsonc-parser.cjs": [],
  "package-read-excel-file-node.cjs": [
    ...["assert", "buffer", "constants", "fs", "stream", "util", "worker_threads", "zlib"],
  ],
  "package-string-width.cjs": [],
  "package-tinyglobby.cjs": ["fs", "path", "url"],
  "package-yaml.cjs": ["buffer", "process"],
  "package-zod.cjs": [],
  "server-web.cjs": ["./compromise.cjs", "./lexicon.json", "./model.json"],
  "server.cjs": [
    ...["./server-web.cjs", "crypto", "fs", "fs/promises", "os", "path", "stream", "url", "util"],
  ],
};

const BUNDLES = Object.keys(ASKED_FOR);
const textOf = (bundle: string): string => readFileSync(join("dist", bundle), "utf8");

const found = (text: string, pattern: RegExp): string[] =>
  [...new Set(Array.from(text.matchAll(pattern), ([all, name]) => name ?? all))].sort();

test("these are all bundles there are", () => {
  expect(
    readdirSync("dist")
      .filter((name) => /\.[cm]?js$/.test(name))
      .sort(),
  ).toEqual(BUNDLES);
});

test.each(BUNDLES)(
  "%s asks for no module that could open a connection, and for none under a made-up name",
  (bundle) => {
    const text = textOf(bundle);
    expect(found(text, /\b(?:require|import)\("(?:node:)?([^"]+)"\)/g)).toEqual(ASKED_FOR[bundle]);
    expect(found(text, /(?<![.\w])(?:require|import)\((?!"|\))[^)]*\)/g)).toEqual([]);
  },
);

/** Node's modules that open connections or start programs, or that run what was no code and so could do either. */
const WAYS_OUT = builtinModules.filter((name) =>
  /^_?(?:child_process|cluster|dgram|dns|http2?|https|inspector|net|quic|repl|tls|vm|wasi)(?:$|[/_])/.test(
    name,
  ),
);

test.each(BUNDLES)(
  "%s has no name of a module that is a way out, so none can be asked for otherwise",
  (bundle) => {
    expect(WAYS_OUT.length).toBeGreaterThan(10);
    const names = new RegExp(`["'\`](?:node:)?(${WAYS_OUT.join("|")})["'\`]`, "g");
    expect(found(textOf(bundle), names)).toEqual(bundle === "client.cjs" ? ["child_process"] : []);
  },
);

/** A line of a list of words, as long texts hold them: "fetch" is also an English verb. */
const A_WORD = /^[a-z' -]+$/gm;

test.each(BUNDLES)("%s has no word for a connection, and for Node's own inside", (bundle) => {
  expect(
    found(
      textOf(bundle).replace(A_WORD, ""),
      /\b(?:fetch|XMLHttpRequest|WebSocket|WebSocketStream|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts|getBuiltinModule|_linkedBinding|process\.binding|dlopen)\b/g,
    ),
  ).toEqual([]);
});

test("the extension starts its language server, and no other program", () => {
  expect(textOf("client.cjs").match(/["'`](?:node:)?child_process["'`]/g)).toEqual(['"node:child_process"']);
  const starting = /\.(?:exec|fork|spawn)\w*\)?\(.{0,20}/g;
  expect(Array.from(textOf("client.cjs").matchAll(starting), ([call]) => call)).toEqual([
    expect.stringMatching(/\.fork\)\(\w+,\["--node-ipc"\]/),
  ]);
});

test.each(["client.cjs", "client-web.js"])(
  "%s asks the editor for no secrets, no sign-in and no telemetry",
  (bundle) => {
    expect(found(textOf(bundle), /\.(?:secrets|authentication|createTelemetryLogger)\b/g)).toEqual([]);
  },
);

/** Ends a program where it makes code of a text. */
const NO_CODE = {
  NODE_OPTIONS: `--disallow-code-generation-from-strings --import=${pathToFileURL("test/trust/no-code.mjs").href}`,
};

test("no text becomes code: not settings, not words, not a note or a table", async () => {
  const rows = [
    ["Narrative", "Svc Dt"],
    ["He zorbled at the pond.", "2026-03-04"],
  ];
  const folder = folderWith({
    ".peernote.json": settings({ include: ["*.md"], columns: { date: "Svc Dt" } }),
    "words.json": WORDS,
    "a.note": "---\nDate: 2026-03-04\n---\nNarrative: He zorbled. {{constructor}} ${process.exit()}\n",
    "b.csv": csv(rows),
    "c.xlsx": workbook({ Notes: rows }),
    "d.json": JSON.stringify([{ Narrative: "He zorbled.", __proto__: null }]),
  });
  const files = ["a.note", "b.csv", "c.xlsx", "d.json"];
  const args = ["lint", "--no-redact", "--today", "2026-03-06", "--format", "json", ...files];
  const watched = await peernote(folder, args, { env: NO_CODE });
  expect(watched.stdout.match(/"rule":"drift\/motive"/g)).toHaveLength(4);
  expect(watched).toEqual(await peernote(folder, args));
  const page = await peernote(folder, ["report", ...files], { env: NO_CODE });
  expect(page).toMatchObject({ status: 0, stdout: expect.stringContaining("</html>") as string });
});

test("no text becomes code in the language server", async () => {
  const folder = agencyFolder();
  const client = await startClient({ capabilities: PULLS, folders: [folder], env: NO_CODE });
  await client.open(uriOf(folder, "a.note"), "He is wolking today.\n");
  const found = await client.pulled(uriOf(folder, "a.note"));
  expect(found.map(({ code }) => code)).toContain("drift/motive");
  expect(await client.stop()).toBe(0);
});
