import { expect, test } from "vitest";
import "vscode-languageserver/node";
import { shortTurns } from "../../server/lsp/turn.ts";

test("others go on while work is done in short turns, and all who pause go on together", async () => {
  const pause = shortTurns();
  let othersWent = false;
  setImmediate(() => (othersWent = true));
  let steps = 0;
  const work = async (): Promise<void> => {
    while (!othersWent && steps < 1_000_000) {
      steps++;
      await pause();
    }
  };
  await Promise.all([work(), work()]);
  expect(othersWent).toBe(true);
  expect(steps).toBeGreaterThan(2); // most pauses are none
});
