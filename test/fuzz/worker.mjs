// One target in a thread of its own, so that whoever started it can tell that it hangs, and end it.
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { createGuide } from "./guide.mjs";
import { shrunk } from "./shrink.mjs";

const { bundle, guided, shared } = workerData;
const { fc, targets } = await import(pathToFileURL(bundle).href);
const { setInput, finished } = reporting(shared);
const untouched = ownNames();
const BATCH = 500;
let target, seed, until, known;

parentPort.on("message", async (work) => {
  target = targets[work.name];
  seed = work.seed;
  until = Date.now() + work.seconds * 1000;
  known = new Set();
  const about = await (guided ? guidedRun() : generatedRun());
  parentPort.postMessage({ done: true, about });
});

parentPort.postMessage({ ready: true });

/** Inputs by fast-check: batch after batch until the time is over. */
async function generatedRun() {
  for (let batch = 0; Date.now() < until; batch++) {
    const inputs = fc.sample(target.inputs, { seed: seed + batch, numRuns: BATCH });
    for (const input of inputs) {
      if (Date.now() >= until) return "";
      const problem = await problemWith(input);
      if (problem !== undefined) await found(input, problem);
    }
  }
  return "";
}

/** Inputs that grow out of real ones: what takes a branch that none took before is kept, and changed further. */
async function guidedRun() {
  const more = fc.sample(target.inputs, { seed, numRuns: 200 });
  const guide = createGuide([...target.seeds, ...more], seed);
  while (Date.now() < until) {
    const input = guide.next();
    const problem = await problemWith(input);
    guide.saw(input);
    if (problem !== undefined) await found(input, problem);
  }
  return `, ${guide.branches()} branches by ${guide.kept()} inputs`;
}

/** Each problem is told once, by the smallest input that shows it. */
async function found(input, problem) {
  const name = nameOf(problem);
  if (known.has(name)) return;
  known.add(name);
  const small = await shrunk(input, async (part) => {
    const other = await problemWith(part);
    return other !== undefined && nameOf(other) === name;
  });
  parentPort.postMessage({ input: small, problem: name });
}

/** What kind of error it is, and where in the program. */
function nameOf({ name, message, stack }) {
  const place = /at (\S+) \(.*?([^/]+:\d+):\d+\)/.exec(stack ?? "");
  return `${name}: ${message.slice(0, 200)}${place ? ` (${place[1]})` : ""}`;
}

async function problemWith(input) {
  setInput(input);
  try {
    await target.run(input);
    if (ownNames() !== untouched) throw new Error("something was added to every object");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(`not an error was thrown: ${String(error)}`);
  } finally {
    finished();
  }
}

function ownNames() {
  const all = [Object, Array, String, Function, Map].map(
    (one) => Object.getOwnPropertyNames(one.prototype).length,
  );
  return all.join();
}

/** Says to the other thread what is being read, and how many inputs were. */
function reporting({ counters, text }) {
  const [count, length] = [new Int32Array(counters, 0, 1), new Int32Array(counters, 4, 1)];
  const units = new Uint16Array(text);
  return {
    setInput(input) {
      const size = Math.min(input.length, units.length);
      for (let at = 0; at < size; at++) units[at] = input.charCodeAt(at);
      Atomics.store(length, 0, size);
    },
    finished: () => Atomics.add(count, 0, 1),
  };
}
