// Comes before the program in its process, and tells how much memory it holds once all that can be let go is gone. The program
// itself is the one that is shipped.
import { isMainThread } from "node:worker_threads";

// milliseconds
const EVERY = 5000;
/** V8 hands memory back to the system a while after it was let go. */
const HANDING_BACK = 1500;

if (isMainThread)
  process.on("message", () => {
    globalThis.gc();
    setTimeout(() => {
      const { rss, heapUsed, external } = process.memoryUsage();
      process.send({ rss, heap: heapUsed + external });
    }, HANDING_BACK);
  });
else setInterval(() => globalThis.gc(), EVERY).unref(); // a thread that lints has a heap of its own

process.channel?.unref(); // it is no reason to go on
