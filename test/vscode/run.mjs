// Runs the extension in a real VS Code, in a browser, as a person would: npm run test:vscode [-- --web] [--only keyboard] [some.vsix]
// With --web the browser runs the extension too, as on vscode.dev; otherwise Node does, as on a desktop.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packExtension } from "./pack.mjs";
import { installEditor } from "./setup.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const {
  values: { web, only },
  positionals: [given],
} = parseArgs({ options: { web: { type: "boolean" }, only: { type: "string" } }, allowPositionals: true });
const host = web ? "web" : "node";
const shots = join(here, "shots", host);

installEditor();
const vsix = given ? resolve(given) : packExtension();
// Only now is there a Playwright to import.
const { withWorkbench } = await import("./workbench.mjs");
const all = ["scenario", "keyboard", "review", "accessibility"];
const scenarios = await Promise.all((only ? [only] : all).map((name) => import(`./${name}.mjs`)));

mkdirSync(shots, { recursive: true });
const start = Date.now();
for (const { files, steps, screen } of scenarios) {
  const once = () => withWorkbench({ vsix, files, host, screen }, (workbench) => run(steps, workbench));
  // An editor that draws while a mouse is on its way may lose a click: once more from the beginning, in a new editor, and said.
  await once().catch((error) => {
    console.error(error);
    console.error("once more, in a new editor");
    return once();
  });
}
console.log(`passed with the ${host} host in ${seconds(start)}`);

async function run(steps, workbench) {
  for (const [name, step] of Object.entries(steps)) {
    if (step.host !== undefined && step.host !== host) continue;
    const begun = Date.now();
    try {
      await step({ ...workbench, shoot: (shot) => shoot(workbench.page, shot) });
    } catch (error) {
      await shoot(workbench.page, "failed");
      console.error(`not ok - ${name}`);
      throw error;
    }
    console.log(`ok - ${name} (${seconds(begun)})`);
  }
}

function shoot(page, name) {
  return page.screenshot({ path: join(shots, `${name}.png`) });
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
