// Kills `peernote lint --fix` at random moments: every note must be whole, either old or new, and what is left over must go.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const NOTES = 300;
const KILLS = 100;

const OLD = "Pt has a hx of falls.\nClt came late d/t snow, and we laughed.\n".repeat(3);
const NEW = "Client has a history of falls.\nClient came late because of snow, and we laughed.\n".repeat(3);
const SETTINGS = JSON.stringify({ include: ["**/.*.tmp", "**/*"] }); // as greedy as settings can be

const folder = mkdtempSync(join(tmpdir(), "peernote-kill-"));
const names = Array.from({ length: NOTES }, (_, index) => `${String(index).padStart(3, "0")}.note`);
const temporary = () => readdirSync(folder).filter((name) => name.endsWith(".tmp"));

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  writeFileSync(join(folder, ".peernote.json"), SETTINGS);
  makeOld();
  const began = performance.now();
  const whole = await run().ended;
  const takes = performance.now() - began;
  expect(whole.code === 1 && stateOf().fresh === NOTES, "an undisturbed run fixes every note");

  const seen = { killed: 0, old: 0, mixed: 0, fresh: 0, leftovers: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    makeOld();
    const { child, ended } = run();
    // Half of the kills fall anywhere, half while files are being written, which takes a small part of the time.
    if (kill % 2 === 0) await sleep(Math.random() * takes);
    else await writing(child, Math.random());
    child.kill("SIGKILL");
    if ((await ended).signal === "SIGKILL") seen.killed++;

    const { old, fresh } = stateOf();
    expect(old + fresh === NOTES, "every note is whole, either old or new");
    seen[fresh === 0 ? "old" : old === 0 ? "fresh" : "mixed"]++;
    if (temporary().length === 0) continue;
    seen.leftovers++;
    if (seen.leftovers % 5 === 1) await expectTidied();
  }
  expect(seen.leftovers > 0, "some kills leave temporary files, or this test shows nothing");
  console.log(`${KILLS} kills of a run over ${NOTES} notes: every note whole.`, JSON.stringify(seen));
}

/** Lint reads no temporary file, and the next run with --fix ends the work and takes them away. */
async function expectTidied() {
  const { files } = JSON.parse((await run("lint", "--format", "json").ended).stdout);
  const read = files.map(({ path }) => path).sort();
  expect(
    read.length === NOTES && read.every((path) => path.endsWith(".note")),
    "no temporary file is linted",
  );
  await run().ended;
  expect(temporary().length === 0, "the next run takes leftovers away");
  expect(stateOf().fresh === NOTES, "the next run ends the work");
}

function run(...args) {
  const child = spawn(
    process.execPath,
    [resolve("dist/cli.cjs"), ...(args.length ? args : ["lint", "--fix"])],
    {
      cwd: folder,
    },
  );
  let stdout = "";
  child.stdout.on("data", (text) => (stdout += text));
  child.stderr.resume();
  const ended = new Promise((done) => child.on("close", (code, signal) => done({ code, signal, stdout })));
  return { child, ended };
}

/** Waits until a share of the writing is done: first every note gets a temporary file, then each becomes a note. */
async function writing(child, share) {
  const enough = share * 2 * NOTES;
  let most = 0;
  while (child.exitCode === null) {
    const now = temporary().length;
    most = Math.max(most, now);
    const steps = now < most ? 2 * NOTES - now : now;
    if (steps > 0 && steps >= enough) return;
    await sleep(0);
  }
}

function makeOld() {
  for (const name of temporary()) rmSync(join(folder, name));
  for (const name of names) writeFileSync(join(folder, name), OLD);
}

function stateOf() {
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
  return {
    old: texts.filter((text) => text === OLD).length,
    fresh: texts.filter((text) => text === NEW).length,
  };
}

function expect(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
}

function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
