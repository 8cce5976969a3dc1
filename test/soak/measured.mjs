import { spawn } from "node:child_process";

/** Starts a built program in a process that can be asked how much memory it holds. */
export function startMeasured(args, cwd) {
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--import", new URL("measure.mjs", import.meta.url).href, ...args],
    {
      cwd,
      stdio: ["pipe", "pipe", "inherit", "ipc"],
    },
  );
  const ended = new Promise((done) => child.once("exit", (status, signal) => done(status ?? signal)));
  return {
    child,
    ended,
    /** What is held after tidying up, in MB. */
    async memory() {
      const answer = new Promise((done) => child.once("message", done));
      child.send("memory");
      const told = await Promise.race([answer, ended]);
      if (typeof told !== "object") throw new Error(`ended with ${told}`);
      return { rss: told.rss / MB, heap: told.heap / MB };
    },
  };
}

const MB = 1024 * 1024;
