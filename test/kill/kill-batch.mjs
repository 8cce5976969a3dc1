// Kills `peernote lint -o FILE --resume` over an export at random moments and starts it anew, until it ends. The report must be, byte
// for byte, that of a run which nobody disturbed, and nothing may lie beside it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROWS = 600;
const ROUNDS = [
  { format: "ndjson", output: "report.ndjson" },
  { format: "json", output: "report.json" },
  { format: "json", output: "report.json.gz" },
];
const MOST_KILLS = 6; // in one round: then it is left in peace, so that it ends

const folder = mkdtempSync(join(tmpdir(), "peernote-kill-"));
try {
  writeFileSync(join(folder, "export.csv"), generated("csv"));
  for (const round of ROUNDS) await killAndGoOn(round);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function killAndGoOn({ format, output }) {
  const began = performance.now();
  const undisturbed = await lint(format, `whole-${output}`).ended;
  const takes = performance.now() - began;
  expect(undisturbed === 1, "an undisturbed run finds something");

  let kills = 0;
  for (let status; status !== undisturbed;) {
    const { child, ended } = lint(format, output, "--resume");
    const kill = setTimeout(() => child.kill("SIGKILL"), kills < MOST_KILLS ? Math.random() * takes : 1e9);
    status = await ended;
    clearTimeout(kill);
    if (status === null) kills++;
    else
      expect(status === undisturbed, `a run that goes on ends like one that was not disturbed (${status})`);
  }
  const [one, other] = [output, `whole-${output}`].map((name) => readFileSync(join(folder, name)));
  expect(one.equals(other), `${output} is the same`);
  rmSync(join(folder, output));
  rmSync(join(folder, `whole-${output}`));
  // The key by which writers are known in reports belongs to the folder, and stays.
  const left = readdirSync(folder, { recursive: true }).sort().join();
  expect(
    left === ".peernote,.peernote/.gitignore,.peernote/key,export.csv",
    `nothing is left beside it (${left})`,
  );
  console.log(`${output}: ${kills} kills, ${one.length} bytes, all the same.`);
}

function lint(format, output, ...more) {
  const child = spawn(
    process.execPath,
    [resolve("dist/cli.cjs"), "lint", "export.csv", "--format", format, "-o", output, ...more],
    { cwd: folder, stdio: "ignore" },
  );
  return { child, ended: new Promise((done) => child.on("close", done)) };
}

function generated(form) {
  return execFileSync(process.execPath, ["test/bench/generate.mjs", "--rows", String(ROWS), "--as", form], {
    maxBuffer: 1e9,
  });
}

function expect(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
