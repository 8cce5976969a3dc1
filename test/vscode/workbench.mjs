import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startBrowser } from "./browser.mjs";
import { plainEnvironment, programs } from "./setup.mjs";

const USER_SETTINGS = {
  // What is written as one piece stays as it is.
  "[jsonc]": { "editor.autoClosingBrackets": "never", "editor.autoClosingQuotes": "never" },
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const SCREEN = { viewport: { width: 1280, height: 800 } };

/** By which of the two hosts of a VS Code in a browser the extension is run: the page's own worker, or Node behind it. */
const HOSTS = { web: "web", node: "workspace" };

/**
 * Installs the extension, or several, into an editor of its own, opens a folder with the given files in it and hands both to `use`.
 * Everything is ended and removed afterwards, whatever happens. `use` gets:
 * - `page`: the workbench, a Playwright page
 * - `host`: the one that was asked for, by its name in `HOSTS`
 * - `folder`, `extensions`: paths of the opened folder and of the installed extensions
 * - `hosts`: every host that the workbench asked or tried to ask, filled as it happens
 */
export async function withWorkbench({ vsix, files, host, screen = SCREEN }, use) {
  const root = mkdtempSync(join(tmpdir(), "peernote-vscode-"));
  const closing = [() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })];
  try {
    const settings = { ...USER_SETTINGS, "remote.extensionKind": { "peernote.peernote": [HOSTS[host]] } };
    const home = prepare(root, settings, files);
    const installed = [vsix].flat().flatMap((one) => ["--install-extension", one]);
    execFileSync(programs.node, [...home.args, ...installed], { env: home.env, stdio: "pipe" });
    const { address, stop } = await startCodeServer(home);
    closing.push(stop);
    const browser = await startBrowser();
    closing.push(() => browser.close());
    const page = await browser.newPage(screen);
    // Generous: on a busy machine the editor alone may take half a minute to start.
    page.setDefaultTimeout(90_000);
    const hosts = watchHosts(page);
    await page.goto(`${address}/?folder=${encodeURIComponent(home.folder)}`, {
      waitUntil: "domcontentloaded",
    });
    await page.locator(".monaco-workbench").waitFor();
    await use({ page, host, folder: home.folder, extensions: home.extensions, hosts });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function prepare(root, settings, files) {
  const path = (name) => join(root, name);
  for (const name of ["home", "data/User", "extensions", "folder"])
    mkdirSync(path(name), { recursive: true });
  writeFileSync(path("config.yaml"), "");
  writeFileSync(path("data/User/settings.json"), JSON.stringify(settings));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path("folder"), name)), { recursive: true });
    writeFileSync(join(path("folder"), name), text);
  }
  return {
    folder: path("folder"),
    extensions: path("extensions"),
    log: path("code-server.log"),
    args: [
      ...[programs.codeServer, "--config", path("config.yaml")],
      ...["--user-data-dir", path("data"), "--extensions-dir", path("extensions")],
    ],
    env: {
      ...plainEnvironment(),
      HOME: path("home"),
      XDG_CONFIG_HOME: path("home/.config"),
      XDG_DATA_HOME: path("home/.local/share"),
      // Without a marketplace there is nobody to ask for one.
      EXTENSIONS_GALLERY: "{}",
    },
  };
}

async function startCodeServer({ args, env, log }) {
  const address = `127.0.0.1:${await freePort()}`;
  const output = openSync(log, "w");
  const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
  const server = spawn(
    programs.node,
    [...args, "--bind-addr", address, "--auth", "none", "--disable-workspace-trust", ...quiet],
    // A process group of its own, so that its children end with it.
    { env, stdio: ["ignore", output, output], detached: true },
  );
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    signalGroup(server.pid, "SIGTERM");
    await Promise.race([ended, pause(5000)]);
    signalGroup(server.pid, "SIGKILL");
  };
  for (let tries = 0; tries < 300; tries++) {
    const healthy = await fetch(`http://${address}/healthz`).catch(() => undefined);
    if (healthy?.ok) return { address: `http://${address}`, stop };
    await pause(100);
  }
  await stop();
  throw new Error(`code-server did not start:\n${readFileSync(log, "utf8")}`);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Every host that answered, and every one that would have been asked but for the resolver rules above. */
function watchHosts(page) {
  const hosts = new Set();
  const note = (url) => /^(https?|wss?):/.test(url) && hosts.add(new URL(url).hostname);
  const context = page.context();
  // A page in a preview loads its parts under an outside name, which the workbench's own service worker answers.
  context.on("response", (response) => response.fromServiceWorker() || note(response.url()));
  context.on("requestfailed", (request) => {
    if (request.failure()?.errorText === "net::ERR_NAME_NOT_RESOLVED") note(request.url());
  });
  page.on("websocket", (socket) => note(socket.url()));
  return hosts;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
