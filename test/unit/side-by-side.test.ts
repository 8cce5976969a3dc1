import { expect, test } from "vitest";
import { check, sideBySide } from "../../server/check.ts";
import { defaultConfig } from "../../server/config.ts";
import { TEXTS } from "./texts.ts";

const found = async (text: string, pause?: typeof sideBySide) => {
  const { findings, signals, note } = await check(
    text,
    defaultConfig(),
    "2026-11-15",
    undefined,
    undefined,
    pause,
  );
  return { findings: findings.map((finding) => ({ ...finding })), signals, facts: note.facts };
};

test.each(TEXTS)("the same is found in %s side by side as one by one", async (_, texts) => {
  const together = await Promise.all(texts.map((text) => found(text, sideBySide)));
  for (const [at, text] of texts.entries()) expect(together[at]).toEqual(await found(text));
});
