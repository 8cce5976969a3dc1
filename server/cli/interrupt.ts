/** That the person, or the machine, wants the work to end. */
export type Interrupts = { readonly signal: () => NodeJS.Signals | undefined; readonly came: Promise<void> };

/** Listens for the first wish to stop. A second one ends the program at once, as if nobody listened. */
export function listenForInterrupts(): Interrupts {
  let signal: NodeJS.Signals | undefined;
  const came = new Promise<void>((done) => {
    for (const each of ["SIGINT", "SIGTERM"] as const)
      process.once(each, () => {
        signal ??= each;
        process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM");
        done();
      });
  });
  return { signal: () => signal, came };
}

/** What comes until somebody wants to stop. Whatever is on its way then is not waited for. */
export async function* until<T>(came: Promise<void>, source: AsyncIterable<T>): AsyncGenerator<T> {
  const rest = source[Symbol.asyncIterator]();
  let isStopped = false;
  let stop = (): void => undefined;
  void came.then(() => {
    isStopped = true;
    stop();
  });
  try {
    while (!isStopped) {
      const next = await new Promise<IteratorResult<T> | undefined>((done, failed) => {
        stop = () => done(undefined);
        rest.next().then(done, failed);
      });
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    if (!isStopped) await rest.return?.();
  }
}

/** What a shell gives for a program that a signal has ended. */
export const statusOf = (signal: NodeJS.Signals): number => (signal === "SIGINT" ? 130 : 143);
