import { execFileSync } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expandRow, hoverOver, line, openFile, paneRow, quickFix, squiggle } from "./actions.mjs";
import { noteAbout } from "./notes.mjs";

// Makes the README's pictures anew: npm run test:vscode -- --only pictures. No test: it runs only when it is named.
const IMAGES = fileURLToPath(new URL("../../client/images", import.meta.url));

/** Of a signed note a quick fix says first that it is signed. */
const unsigned = (story) => noteAbout(story).replace(/\nSignature[^]*/, "");

/** What lies in the folder that is opened. */
export const files = {
  ".peernote.json": JSON.stringify({ rules: { "field/signature": "off", "field/signature-date": "off" } }),
  ".vscode/settings.json": JSON.stringify({
    "editor.minimap.enabled": false,
    "breadcrumbs.enabled": false,
    "editor.scrollbar.vertical": "hidden",
  }),
  "bench.note": unsigned(
    'Ona picked the bench by the pond. She said, "I want to sing again." She was manipulative at the desk.',
  ),
  "bus.note": unsigned("We walked to the bus and counted the stops. Ona has a hx of missing it."),
  "kitchen.note": unsigned("We cooked rice and beans. Ona ambulated to the store with me for the salt."),
};

/** Takes a picture of what lies between the top of one element and the bottom of another, as wide as a third. */
async function takePicture(page, name, { top, bottom, width }) {
  const [above, below, across] = await Promise.all(
    [top, bottom, width].map((element) => element.boundingBox()),
  );
  const clip = { x: across.x, y: above.y, width: across.width, height: below.y + below.height + 8 - above.y };
  const png = await page.screenshot({ clip });
  execFileSync("pngquant", ["--strip", "32", "-"], {
    input: png,
    stdio: ["pipe", openSync(join(IMAGES, `${name}.png`), "w"), "inherit"],
  });
}

const editor = (page) => page.locator(".editor-instance").first();

/** Narrow, for a page is narrow too, and sharp on fine screens. */
export const screen = { viewport: { width: 1000, height: 640 }, deviceScaleFactor: 2 };

const toggleSideBar = (page) => page.keyboard.press("Control+KeyB");

/** What is done, in this order, in one workbench. */
export const steps = {
  "what could be written instead": async ({ page }) => {
    await openFile(page, "kitchen.note");
    await toggleSideBar(page);
    await quickFix(page, squiggle(page), "walked");
    const list = page.locator(".action-widget").first();
    await takePicture(page, "better", { top: editor(page), bottom: list, width: editor(page) });
    await page.keyboard.press("Escape");
    await toggleSideBar(page);
  },

  "why a word is underlined": async ({ page }) => {
    await openFile(page, "bench.note");
    await toggleSideBar(page);
    const hover = await hoverOver(page, squiggle(page));
    await takePicture(page, "why", { top: editor(page), bottom: hover, width: editor(page) });
    await toggleSideBar(page);
  },

  "the notes that are worth a look": async ({ page }) => {
    await page.locator('.activitybar a.action-label[aria-label^="Notes"]').click();
    await expandRow(page, "Note Review", "bench.note");
    await paneRow(page, "Note Review", '"manipulative"').click();
    await takePicture(page, "review", {
      top: page.locator(".part.sidebar"),
      bottom: line(page, "blanket"),
      width: page.locator(".monaco-workbench"),
    });
  },
};
