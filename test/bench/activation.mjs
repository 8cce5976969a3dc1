import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packExtension } from "../vscode/pack.mjs";
import { installEditor } from "../vscode/setup.mjs";

const ROUNDS = 9;

/**
 * How long it takes in VS Code's extension host until the extension is active, in milliseconds, beside one that does nothing: loading
 * its code, running it, and what it waits for. Medians; each time in an editor that was just started, and they take turns.
 * While the editor starts its own extensions start, too; some seconds later it has come to rest.
 */
export async function activations() {
  installEditor();
  const folder = mkdtempSync(join(tmpdir(), "peernote-activation-"));
  try {
    const empty = pack(folder, "empty", [], "exports.activate = () => undefined;");
    const probe = pack(folder, "probe", ["onStartupFinished"], PROBE);
    const vsix = [packExtension(), empty, probe];
    const at = async (seconds) => {
      const times = { "peernote.peernote": [], "bench.empty": [] };
      for (let round = 0; round < ROUNDS; round++)
        for (const [id, all] of Object.entries(times)) all.push(await activation({ id, seconds }, vsix));
      const [peernote, nothing] = Object.values(times).map(median);
      return { peernote, nothing };
    };
    return { starting: await at(0), rested: await at(5) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Activates what the folder asks for, as any other extension may, and writes down how long it took. */
const PROBE = `
const { extensions, workspace } = require("vscode");
const { readFileSync, writeFileSync, renameSync } = require("node:fs");
exports.activate = async () => {
  const path = workspace.workspaceFolders[0].uri.fsPath;
  const { id, seconds } = JSON.parse(readFileSync(path + "/asked.json", "utf8"));
  const extension = extensions.getExtension(id);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  if (extension.isActive) throw new Error("somebody was faster");
  const start = performance.now();
  await extension.activate();
  writeFileSync(path + "/writing.txt", String(performance.now() - start));
  renameSync(path + "/writing.txt", path + "/took.txt");
};`;

async function activation(asked, vsix) {
  // Only now is there a Playwright to import.
  const { withWorkbench } = await import("../vscode/workbench.mjs");
  let took;
  await withWorkbench(
    { vsix, files: { "asked.json": JSON.stringify(asked) }, host: "node" },
    async ({ folder }) => {
      const path = join(folder, "took.txt");
      for (let tries = 0; !existsSync(path); tries++) {
        if (tries === 600) throw new Error(`${asked.id} was not activated within a minute`);
        await pause(100);
      }
      took = Number(readFileSync(path, "utf8"));
    },
  );
  return took;
}

function pack(folder, name, activationEvents, code) {
  const path = join(folder, name);
  mkdirSync(path);
  const manifest = {
    name,
    publisher: "bench",
    version: "1.0.0",
    engines: { vscode: "^1.91.0" },
    main: "main.js",
  };
  writeFileSync(join(path, "package.json"), JSON.stringify({ ...manifest, activationEvents }));
  writeFileSync(join(path, ".vscodeignore"), "");
  writeFileSync(join(path, "main.js"), code);
  writeFileSync(join(path, "LICENSE"), "MIT");
  writeFileSync(join(path, "README.md"), "For a benchmark.");
  const out = join(folder, `${name}.vsix`);
  execFileSync(
    resolve("node_modules/.bin/vsce"),
    ["package", "--no-dependencies", "--allow-missing-repository", "--out", out],
    {
      cwd: path,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  return out;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
