// Opens the pages of `peernote report` in a real browser: npm run test:report
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installEditor } from "../vscode/setup.mjs";
import { hostileNotes, hostileResults, hostileSentences } from "./records.mjs";
import { cutOff, peernote, shapeOf, withPage } from "./pages.mjs";

installEditor(); // which brings the browser's driver along
const { startBrowser } = await import("../vscode/browser.mjs");
const { looksWell, printsWell } = await import("./looks.mjs");

/** Pages of the sample export, by what they are called here. */
const PAGES = {
  program: ["report", "export.csv"],
  programa: ["report", "export.csv", "--language", "es"],
  writer: ["report", "export.csv", "--for", "w-07", "--with-examples"],
  checklist: ["checklist", "export.csv", "--format", "html"],
  few: ["report", "export.csv", "--since", "2026-09-01"],
};

const folder = mkdtempSync(join(tmpdir(), "peernote-report-"));
const browser = await startBrowser();
try {
  copyFileSync(resolve("samples/export.csv"), join(folder, "export.csv"));
  for (const [name, args] of Object.entries(PAGES)) {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, peernote(folder, ...args));
    await looksWell(browser, name, file);
    await printsWell(browser, name, file);
    console.log(`ok - ${name}`);
  }
  await staysHarmless("results", hostileResults);
  await staysHarmless("notes", hostileNotes);
  await staysHarmless("sentences", hostileSentences);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A page with hostile words has the same elements and attributes as one with harmless words in their place. */
async function staysHarmless(name, pagesOf) {
  const shapes = new Map(); // most pages have the same harmless words
  let pages = 0;
  for (const { files, args } of pagesOf()) {
    const pageOf = (kind) => {
      const here = join(folder, name, String(pages), kind);
      mkdirSync(here, { recursive: true });
      for (const [path, text] of Object.entries(files[kind])) writeFileSync(join(here, path), text);
      const file = join(here, "page.html");
      writeFileSync(file, peernote(here, ...args));
      return file;
    };
    const harmless = JSON.stringify(files.harmless);
    if (!shapes.has(harmless))
      await withPage(browser, pageOf("harmless"), {}, async (page) =>
        shapes.set(harmless, await shapeOf(page)),
      );
    await withPage(browser, pageOf("hostile"), {}, async (page) => {
      assert.deepEqual(await shapeOf(page), shapes.get(harmless));
      assert.equal(await page.locator("script, [onload], [onerror], [onclick]").count(), 0);
      await page.keyboard.press("Tab"); // focus runs nothing
      assert.deepEqual(await cutOff(page), []);
    });
    pages++;
  }
  console.log(`ok - hostile words in ${name}: ${pages} pages`);
}
