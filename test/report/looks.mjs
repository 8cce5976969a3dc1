import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assertAccessible, WCAG } from "../vscode/axe.mjs";
import { cutOff, withPage } from "./pages.mjs";

const shots = fileURLToPath(new URL("shots", import.meta.url));
mkdirSync(shots, { recursive: true });

/** Fails where a page is not whole and usable on a wide or a narrow screen, light or dark. */
export async function looksWell(browser, name, file) {
  for (const [screen, width, colorScheme] of [
    ["light", 1100, "light"],
    ["dark", 1100, "dark"],
    ["narrow", 360, "light"],
    ["narrow-dark", 360, "dark"],
  ]) {
    await withPage(browser, file, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      await page.screenshot({ path: join(shots, `${name}-${screen}.png`), fullPage: true });
      await isSound(page);
      for (const summary of await page.locator("summary").all()) await summary.click();
      await isSound(page);
    });
  }
}

async function isSound(page) {
  assert.deepEqual(await cutOff(page), []);
  await assertAccessible(page.locator(":root"), {
    tags: [...WCAG, "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
}

/** Millimeters between the margins that the page asks for, in units of CSS. */
const PAPER = { A4: 210 - 2 * 16, Letter: 215.9 - 2 * 16 };
const PER_MM = 96 / 25.4;

/** Fails where something is missing or cut off on paper. */
export async function printsWell(browser, name, file) {
  for (const [format, width] of Object.entries(PAPER)) {
    const viewport = { width: Math.floor(width * PER_MM), height: 1000 };
    await withPage(browser, file, { viewport, colorScheme: "dark" }, async (page) => {
      const pdf = await page.pdf({ format, path: join(shots, `${name}-${format}.pdf`) });
      assert.ok(pdf.length > 10_000);
      await page.emulateMedia({ media: "print" });
      await isSound(page);
      const ink = await page.evaluate(
        () => globalThis.getComputedStyle(globalThis.document.documentElement).color,
      );
      assert.equal(ink, "rgb(0, 0, 0)", "paper is white, whatever the screen is");
      for (const table of await page.locator("details table").all())
        assert.ok((await table.boundingBox()).height > 0, "the table behind the charts is printed");
      await page.screenshot({ path: join(shots, `${name}-${format}.png`), fullPage: true });
    });
  }
}
