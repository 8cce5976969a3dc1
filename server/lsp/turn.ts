import { RAL } from "vscode-languageserver";

/** Lets what has come in by now be read, and what others are about go on. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => RAL().timer.setImmediate(resolve));

/** Waits for as long as somebody who is typing hardly ever does. */
export const rest = (): Promise<void> =>
  new Promise((resolve) => RAL().timer.setTimeout(resolve, REST_IN_MS));

const REST_IN_MS = 500;
