import type { CancellationToken } from "vscode-languageserver";

/** Tells of changes in the notes a moment later, so that many at once are told of as one. */
export type Changing = {
  /** Says that something changed. */
  touch(): void;
  /** How many changes were told of so far. */
  count(): number;
  /** Waits until there were more than `count`. False where waiting ended without any. */
  beyond(count: number, token: CancellationToken): Promise<boolean>;
  /** Ends all waiting. */
  close(): void;
};

/** Milliseconds: what an editor asked for before a change is answered by then. */
const PAUSE = 250;

export function createChanging(tell: () => void): Changing {
  let count = 0;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<() => void>();

  function wake(): void {
    for (const go of waiting) go();
    waiting.clear();
  }

  return {
    touch() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        count++;
        wake();
        tell();
      }, PAUSE);
    },
    count: () => count,
    async beyond(last, token) {
      if (count > last || isClosed || token.isCancellationRequested) return count > last;
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        token.onCancellationRequested(() => resolve());
      });
      return count > last;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      wake();
    },
  };
}
