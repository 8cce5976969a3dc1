// Runs the tests of commands, server and worker where there is no network interface at all: npm run test:offline [-- test/cli/json.test.ts]
import { spawnSync } from "node:child_process";
import { createConnection } from "node:net";
import { networkInterfaces } from "node:os";

const [inside, ...args] = process.argv.slice(2);

if (inside === "--inside") {
  await expectNoNetwork();
  run("npx", ["vitest", "run", "--project", "edges", ...args]);
} else {
  // A namespace of its own has an interface for nobody. Where one may be made only by root, `--map-root-user` fails: that is no pass.
  const rights = process.getuid() === 0 ? [] : ["--map-root-user"];
  run("unshare", [
    "--net",
    ...rights,
    process.execPath,
    import.meta.filename,
    "--inside",
    ...process.argv.slice(2),
  ]);
}

/** What makes the run worth something: nothing here could be reached, not even this machine. */
async function expectNoNetwork() {
  if (Object.keys(networkInterfaces()).length > 0) throw new Error("there is a network interface");
  const code = await new Promise((done) => {
    createConnection(9, "127.0.0.1")
      .on("connect", () => done("connected"))
      .on("error", (error) => done(error.code));
  });
  if (code !== "ENETUNREACH") throw new Error(`a connection gave ${code}`);
  console.log("no network interface, and no connection to be had");
}

function run(command, args) {
  const { error, status } = spawnSync(command, args, { stdio: "inherit" });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
