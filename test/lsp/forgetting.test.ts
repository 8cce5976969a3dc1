import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultConfig, NOTHING_ACCEPTED, type Config } from "../../server/config.ts";
import { builtInData } from "../../server/lexicon/built-in.ts";
import { createLexicon, matcherOf } from "../../server/lexicon/lexicon.ts";
import { createChecks } from "../../server/lsp/checked.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

test("once a document was checked by other words nothing holds the former ones, which may be many", async () => {
  let config = configWithOwnWords();
  const { check } = createChecks(
    () => Promise.resolve({ folder: undefined, config, home: undefined, acceptances: NOTHING_ACCEPTED }),
    () => "2026-03-06",
  );
  const document = TextDocument.create("untitled:a", "progress-note", 1, "He was playing the victim.\n");
  const entryFound = async () => {
    const { findings, config } = await check(document);
    const found = findings.find(({ rule }) => rule === "drift/motive")!;
    return new WeakRef(config.lexicon.entries.get(String(found.data["entry"]))!);
  };
  const former = await entryFound();
  config = configWithOwnWords();
  const newer = await entryFound();
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  expect(former.deref()).toBeUndefined();
  expect(newer.deref()).toBeDefined();
});

function configWithOwnWords(): Config {
  const data = builtInData();
  const layers = data.layers.map((layer) => ({
    ...layer,
    entries: layer.entries.map((entry) => ({ ...entry })),
  }));
  const own = { ...data, index: data.index, layers };
  return { ...defaultConfig(), lexicon: createLexicon(own, matcherOf(own)) };
}
