import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { packExtension } from "../vscode/pack.mjs";
import { installEditor } from "../vscode/setup.mjs";

const ROUNDS = 9;
/** High enough for the whole table of extensions that ran. */
const SCREEN = { viewport: { width: 1280, height: 3000 } };
const NOTE = { name: "walk.note", text: "Date: 2026-01-01\nNarrative: We walked to the library.\n" };

/**
 * What it costs VS Code to activate the extension, in milliseconds, beside one that is asked for by the same and does nothing, as the
 * editor itself counts (Developer: Startup Performance). `counted` is what it calls the time of activation: loading the code and calling it.
 * `ready` is all until the extension says that it is. Medians; each in an editor that was just started, and they take turns.
 */
export async function activations() {
  installEditor();
  const folder = mkdtempSync(join(tmpdir(), "peernote-activation-"));
  try {
    const vsix = { peernote: packExtension(), empty: packEmpty(folder) };
    const medians = async (activate) => {
      const times = { peernote: [], empty: [] };
      for (let round = 0; round < ROUNDS; round++)
        for (const [name, all] of Object.entries(times)) all.push(await activate(name, vsix[name]));
      return { peernote: mediansOf(times.peernote), nothing: mediansOf(times.empty) };
    };
    return { starting: await medians(whileStarting), rested: await medians(atRest) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a folder that has a note: while the editor starts, and its own extensions with it. */
const whileStarting = (name, vsix) =>
  inEditor(vsix, { [NOTE.name]: NOTE.text }, ({ page }) => timesOf(page, name));

/** With the first note that is opened, in an editor that has come to rest. */
const atRest = (name, vsix) =>
  inEditor(vsix, { "list.txt": "Bread\n" }, async ({ page, folder }) => {
    await pause(5000);
    writeFileSync(join(folder, NOTE.name), NOTE.text);
    const { pick, runCommand } = await import("../vscode/actions.mjs");
    await runCommand(page, "Go to File"); // which looks on the disk: the tree of a busy editor may not have noticed the note
    await (await pick(page, NOTE.name, NOTE.name)).take();
    await page.locator(".tab.active", { hasText: NOTE.name }).waitFor();
    return timesOf(page, name);
  });

async function inEditor(vsix, files, look) {
  // Only now is there a Playwright to import.
  const { withWorkbench } = await import("../vscode/workbench.mjs");
  let milliseconds;
  await withWorkbench({ vsix, files, host: "node", screen: SCREEN }, async (workbench) => {
    milliseconds = await look(workbench);
  });
  return milliseconds;
}

async function timesOf(page, name) {
  await pause(3000); // nobody says when it is ready
  const { line, runCommand } = await import("../vscode/actions.mjs");
  await runCommand(page, "Developer: Startup Performance");
  const row = line(page, new RegExp(`\\.${name}\\s+\\|`)).first();
  const [load, call, finish] = (await row.innerText()).match(/\b\d+\b/g).map(Number);
  return { counted: load + call, ready: load + call + finish };
}

function packEmpty(folder) {
  const path = join(folder, "empty");
  mkdirSync(path);
  const { activationEvents, contributes, engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const manifest = {
    ...{ name: "empty", publisher: "bench", version: "1.0.0", main: "main.js", engines, activationEvents },
    contributes: { languages: contributes.languages.map(({ id, extensions }) => ({ id, extensions })) },
  };
  writeFileSync(join(path, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(path, ".vscodeignore"), "");
  writeFileSync(join(path, "main.js"), "exports.activate = () => undefined;");
  writeFileSync(join(path, "LICENSE"), "MIT");
  writeFileSync(join(path, "README.md"), "For a benchmark.");
  const out = join(folder, "empty.vsix");
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

function mediansOf(times) {
  return {
    counted: median(times.map(({ counted }) => counted)),
    ready: median(times.map(({ ready }) => ready)),
  };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
