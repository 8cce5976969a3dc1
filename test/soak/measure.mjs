// Comes before the program in its process, and tells how much memory it holds once all that can be let go is gone. The program
// itself is the one that is shipped.
import { isMainThread } from "node:worker_threads";

const EVERY = 5000; // milliseconds

if (isMainThread)
  process.on("message", () => {
    globalThis.gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send({ rss, heap: heapUsed + external });
  });
else setInterval(() => globalThis.gc(), EVERY).unref(); // a thread that lints has a heap of its own

process.channel?.unref(); // it is no reason to go on
