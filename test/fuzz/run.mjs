// Fuzzing (npm run fuzz): every target is given inputs that nobody would write, and must come to terms with them.
//   -- --seconds 600         how long for each target (default 3)
//   -- --target lint,parse   these alone
//   -- --seed 7              the same inputs again
//   -- --guided              inputs that grow by the branches they take, instead of made ones (installs test/fuzz/package.json)
// What goes wrong is written into test/hostile/found, as small as it gets, where the tests try it from then on.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { buildTargets } from "./build.mjs";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "3" },
    target: { type: "string" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    guided: { type: "boolean", default: false },
  },
});
const { guided } = values;
const seed = Number(values.seed);
const seconds = Number(values.seconds);
const FOUND = "test/hostile/found";
/** Milliseconds without an answer: what takes longer hangs. */
const LONGEST_SILENCE = 30_000;
/** Characters, and megabytes. */
const LONGEST_INPUT = 200_000;
const MOST_MEMORY = 600;

if (guided && !existsSync("test/fuzz/node_modules"))
  execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: "test/fuzz", stdio: "inherit" });
const bundle = await buildTargets({ counting: guided });
const all = Object.keys((await import(pathToFileURL(bundle).href)).targets);
const names = values.target?.split(",") ?? all;
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`there is no target ${unknown.join(", ")}; there are ${all.join(", ")}`);

console.log(`seed ${seed}, ${seconds} s for each target${guided ? ", guided by branches" : ""}`);
const shared = { counters: new SharedArrayBuffer(8), text: new SharedArrayBuffer(2 * LONGEST_INPUT) };
let worker;
let executions = 0;
let problems = 0;
for (const name of names) {
  const { count, found, took, about } = await fuzzed(name);
  executions += count;
  problems += found.length;
  const rate = Math.round(count / took);
  console.log(
    `${name.padEnd(10)} ${String(count).padStart(9)} executions ${String(rate).padStart(6)}/s  ${found.length} problems${about}`,
  );
  for (const { problem, file } of found) console.log(`  ${problem}\n  ${file}`);
}
console.log(`${executions} executions, ${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
await worker?.terminate();

async function fuzzed(name) {
  worker ??= await startedWorker();
  const count = new Int32Array(shared.counters, 0, 1);
  const before = count[0];
  const begun = Date.now();
  const found = [];
  const tell = ({ input, problem }) => found.push({ problem, file: written(name, input, problem) });
  const about = await new Promise((over) => {
    let [last, at] = [-1, Date.now()];
    const watch = setInterval(() => {
      const now = Atomics.load(count, 0);
      if (now !== last) [last, at] = [now, Date.now()];
      else if (Date.now() - at > LONGEST_SILENCE) stop(`hangs for ${LONGEST_SILENCE / 1000} s`);
    }, 500);
    const hear = (message) => (message.done ? end(message.about) : tell(message));
    const fail = (error) => stop(`ends the thread: ${error.message}`);
    worker.on("message", hear).on("error", fail);
    worker.postMessage({ name, seed, seconds });
    function end(what) {
      clearInterval(watch);
      worker.off("message", hear).off("error", fail);
      over(what);
    }
    function stop(problem) {
      tell({ input: current(shared), problem });
      end("");
      void worker.terminate();
      worker = undefined;
    }
  });
  return { count: Atomics.load(count, 0) - before, found, took: (Date.now() - begun) / 1000, about };
}

/** One that has loaded everything: from then on silence means that something hangs. */
async function startedWorker() {
  const started = new Worker(new URL("worker.mjs", import.meta.url), {
    workerData: { bundle, guided, shared },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  await once(started, "message");
  return started;
}

function current({ counters, text }) {
  const [, length] = new Int32Array(counters);
  return String.fromCharCode(...new Uint16Array(text).slice(0, Math.min(length, 60_000)));
}

/** A file that says what is given to which target; one that is there already stays as it is. */
function written(target, input, problem) {
  mkdirSync(FOUND, { recursive: true });
  const name = createHash("sha256").update(input).digest("hex").slice(0, 8);
  const file = `${FOUND}/${target}-${name}.json`;
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ target, problem, input }, undefined, 2)}\n`);
  return file;
}
