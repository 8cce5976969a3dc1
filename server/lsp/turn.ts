import { RAL } from "vscode-languageserver";

/** Lets what has come in by now be read, and what others are about go on. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => RAL().timer.setImmediate(resolve));

/**
 * Pauses for work that may take long: others have their turn whenever some milliseconds have gone by, and not more often, since
 * a turn takes a while in a browser.
 */
export function shortTurns(): () => Promise<void> {
  let begun = performance.now();
  let waiting: Promise<void> | undefined;
  const turn = async (): Promise<void> => {
    await nextTurn();
    begun = performance.now();
    waiting = undefined;
  };
  return () => (performance.now() - begun < TURN_IN_MS ? Promise.resolve() : (waiting ??= turn()));
}

const TURN_IN_MS = 2;

/** Waits for as long as somebody who is typing hardly ever does. */
export const rest = (): Promise<void> =>
  new Promise((resolve) => RAL().timer.setTimeout(resolve, REST_IN_MS));

const REST_IN_MS = 500;
