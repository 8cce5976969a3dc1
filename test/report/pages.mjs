import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const CLI = resolve("dist/cli.cjs");

/** What a command writes on standard output, in a folder. */
export function peernote(folder, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, "--today", "2026-11-27"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.ok(status === 0 || status === 2, stderr);
  return stdout;
}

/**
 * Opens a file as a person would and hands the page to `use`. Fails where the page asks for anything, says anything to the console, or
 * opens a dialog: then something in it ran, or tried to.
 */
export async function withPage(browser, file, screen, use) {
  const context = await browser.newContext({ ...screen, offline: true });
  const heard = [];
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() === url || heard.push(`request: ${request.url()}`));
  page.on("framenavigated", (frame) => frame.url() === url || heard.push(`navigated: ${frame.url()}`));
  page.on("dialog", (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  try {
    await page.goto(url, { waitUntil: "load" });
    await use(page);
    assert.deepEqual(heard, []);
  } finally {
    await context.close();
  }
}

/**
 * The page as a tree of elements with the names of their attributes, a line for each: what stands in it as text changes nothing of
 * that. Of a drawing and of the rows of a table it is told what kinds of elements they have, as their number follows from the figures.
 */
export const shapeOf = (page) =>
  page.evaluate(() => {
    const lines = (element) => {
      const own = `${element.localName} ${[...element.attributes].map(({ name }) => name).join(" ")}`;
      const inner = [...element.children].flatMap(lines).map((line) => `  ${line}`);
      return [own, ...(["svg", "tbody"].includes(element.localName) ? [...new Set(inner)].sort() : inner)];
    };
    return lines(globalThis.document.documentElement);
  });

/** What reaches further to the right than there is room, on a screen or on paper, where nothing can be scrolled. */
export const cutOff = (page) =>
  page.evaluate(() => {
    const { document, getComputedStyle } = globalThis;
    const room = document.documentElement.clientWidth + 1;
    const scrolls = (element) =>
      element.closest(".wide") && getComputedStyle(element.closest(".wide")).overflowX === "auto";
    return [...document.body.querySelectorAll("*")]
      .filter((element) => !scrolls(element) && element.getBoundingClientRect().right > room)
      .map((element) => element.outerHTML.slice(0, 200));
  });
