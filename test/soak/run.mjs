// Keeps the language server and the command at work for a long time, and looks at how much memory they hold (npm run soak).
//   -- --minutes 30   how long (the default)
//   -- --seed 7       the same edits again
// Fails where either holds more than a tenth more at the end than after a sixth of the time (5 minutes of 30), when everything
// was loaded and used; a run of a few minutes allows for half more. Stops at the first question that is not answered.
import { parseArgs } from "node:util";
import { keepEditing } from "./editing.mjs";
import { keepLinting } from "./linting.mjs";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, seed: { type: "string", default: "7" } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
/** How many times as much is borne. In a few minutes not everything has been used yet that takes memory once. */
const ALLOWED = minutes < 10 ? 1.5 : 1.1;
/** So many looks make one. */
const SIDE_BY_SIDE = 5;
/** A short run looks more often. */
const PAUSE = Math.min(60_000, (minutes * 60_000) / 12);

const works = { server: await keepEditing(seed), command: await keepLinting(seed) };
const held = { server: [], command: [] };
const begun = Date.now();
console.log("minute  what        did       heap MB    rss MB");
for (let look = 1; Date.now() - begun < minutes * 60_000 && !works.server.isBroken(); look++) {
  await new Promise((done) => setTimeout(done, begun + look * PAUSE - Date.now()));
  for (const [name, work] of Object.entries(works)) {
    const memory = await work.memory();
    held[name].push({ minute: (Date.now() - begun) / 60_000, ...memory });
    console.log(
      [
        ((Date.now() - begun) / 60_000).toFixed(1).padStart(6),
        name.padEnd(8),
        work.did().padStart(14),
        memory.heap.toFixed(1).padStart(9),
        memory.rss.toFixed(1).padStart(9),
      ].join("  "),
    );
  }
}
const troubles = Object.entries(held).flatMap(([name, all]) => grown(name, all));
for (const work of Object.values(works)) troubles.push(...(await work.stop()));
for (const trouble of troubles) console.error(trouble);
process.exitCode = troubles.length > 0 ? 1 : 0;

/** Where memory has grown. Of several looks side by side the middle one counts: a single one may come in the middle of something. */
function grown(name, all) {
  const sixth = all.findIndex(({ minute }) => minute >= minutes / 6 - PAUSE / 120_000);
  return ["heap", "rss"].flatMap((kind) => {
    const [early, late] = [all.slice(sixth, sixth + SIDE_BY_SIDE), all.slice(-SIDE_BY_SIDE)].map((side) =>
      middle(side.map((one) => one[kind])),
    );
    const times = late / early;
    console.log(
      `${name}: ${kind} ${early.toFixed(1)} MB after a sixth of the time, ${late.toFixed(1)} MB at the end: ${((times - 1) * 100).toFixed(1)} %`,
    );
    return times > ALLOWED
      ? [`${name} holds ${Math.round((times - 1) * 100)} % more ${kind} at the end`]
      : [];
  });
}

function middle(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
