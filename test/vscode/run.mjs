// Runs the extension in a real VS Code, in a browser, as a person would: npm run test:vscode [-- some.vsix]
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installEditor } from "./setup.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const shots = join(here, "shots");

installEditor();
const vsix = process.argv[2] ? resolve(process.argv[2]) : packExtension();
// Only now is there a Playwright to import.
const { withWorkbench } = await import("./workbench.mjs");
const scenarios = [await import("./scenario.mjs"), await import("./review.mjs")];

mkdirSync(shots, { recursive: true });
const start = Date.now();
for (const { files, steps } of scenarios) {
  await withWorkbench({ vsix, files }, (workbench) => run(steps, workbench));
}
console.log(`passed in ${seconds(start)}`);

async function run(steps, workbench) {
  for (const [name, step] of Object.entries(steps)) {
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

function packExtension() {
  const root = resolve(here, "../..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  execFileSync("npm", ["run", "--silent", "package"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return join(root, `peernote-${version}.vsix`);
}

function shoot(page, name) {
  return page.screenshot({ path: join(shots, `${name}.png`) });
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
