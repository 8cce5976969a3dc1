// Loaded before a program (`node --import`): ends it where a text is about to become code, in every thread of it.
import { writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

function stop() {
  writeSync(2, `a text became code:\n${new Error().stack}\n`);
  process.kill(process.pid, "SIGABRT"); // an error might be caught
}

const { Worker } = threads;
globalThis.Function = new Proxy(Function, { construct: stop, apply: stop });
globalThis.eval = stop;
threads.Worker = class extends Worker {
  constructor(script, options) {
    if (options?.eval || String(script).startsWith("data:")) stop();
    super(script, options);
  }
};
syncBuiltinESMExports();
