import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultConfig, NOTHING_ACCEPTED } from "../../server/config.ts";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { isDrift } from "../../server/lint.ts";
import { createChecks } from "../../server/lsp/checked.ts";
import { firstLook, type Shown } from "../../server/lsp/first-look.ts";
import { TEXTS } from "./texts.ts";

const { check } = createChecks(
  () =>
    Promise.resolve({
      folder: undefined,
      config: defaultConfig(),
      home: undefined,
      acceptances: NOTHING_ACCEPTED,
    }),
  () => "2026-03-06",
);
const checked = (text: string) => check(TextDocument.create("untitled:a", "progress-note", 1, text));

const typed = builtInEntries().flatMap(({ examples }) =>
  examples.map((example) => `${example.replace(/\[\[|\]\]/g, "")} `),
);
const texts = TEXTS.flatMap(([, all]) => all).filter((text) => text.length > 800);

const wordings = (findings: readonly Shown[]): string =>
  findings
    .filter(isDrift)
    .map(({ rule, start, end, message }) => `${start}-${end} ${rule} ${message}`)
    .join("\n");

test("what is said at once of words typed in running text is nearly always what reading the whole says", async () => {
  const edits = typed.slice(0, 400).map((sentence, at) => ({
    text: texts[at % texts.length]!,
    place: ((at * 37) % 100) / 100,
    put: at % 2 === 0 ? sentence : sentence.slice(0, 1 + (at % 12)),
  }));
  let agreed = 0;
  let looked = 0;
  for (const { text, place, put } of edits) {
    const before = await checked(text);
    const span = before.note!.prose.at(Math.floor(place * before.note!.prose.length));
    if (span === undefined) continue;
    const at = text.lastIndexOf(" ", span.start + place * (span.end - span.start)) + 1;
    if (at < span.start) continue;
    const after = text.slice(0, at) + put + text.slice(at);
    const look = await firstLook(before, after);
    expect(look).toBeDefined();
    looked++;
    if (wordings(look!) === wordings((await checked(after)).findings)) agreed++;
  }
  expect(looked).toBeGreaterThan(300);
  expect(agreed / looked).toBeGreaterThan(0.99);
});

test("it is left to reading the whole what is typed over lines, in a label, or in no note", async () => {
  const text = "Location: Office\n\nNarrative: We met.\nWe laughed.\n\nPlan: Call Ana.\n";
  const before = await checked(text);
  const look = (after: string) => firstLook(before, after);
  expect(await look(text.replace("met.", "met. He was playing the victim."))).toBeDefined();
  expect(await look(text.replace("met.", "met.\nPlan: rest."))).toBeUndefined();
  expect(await look(text.replace("Office", "Home"))).toBeUndefined();
  expect(await look(text.replace("laughed.\n\nPlan: Call", "laughed and call"))).toBeUndefined();
  expect(await firstLook({ ...before, note: undefined }, text)).toBeUndefined();
});
